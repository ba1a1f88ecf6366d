import type { PlotScale } from '../../components/plots/plot-scale.ts';
import { formatShare } from '../../lib/format.ts';
import { ChangeMark } from './change-mark.tsx';
import css from './series.module.css';
import type { Trend } from './trends.ts';

/** In pixels; room for the runs' numbers is beneath. */
const HEIGHT = 112;
const DOT = 3.5;

interface Props {
  readonly trend: Trend;
  /** Of the runs' numbers. */
  readonly x: PlotScale;
  readonly y: PlotScale;
}

/** The rate of a model and region over runs. Places to the side are in per cent of the width, so that it fits any. */
export function TrendPlot({ trend, x, y }: Props) {
  const { modelId, region, points } = trend;
  const left = (run: number): string => `${x.at(run)}%`;
  const top = (value: number): number => HEIGHT - (HEIGHT * y.at(value)) / 100;
  const known = points.flatMap(({ value, ...point }) =>
    value === null ? [] : [{ ...point, at: { x: left(point.run), y: top(value) } }],
  );
  return (
    <figure className={css.trend}>
      <figcaption>
        <b>{modelId}</b> {region}
      </figcaption>
      <svg role="img" aria-label={wordsOf(trend)} height={HEIGHT + 20}>
        <Axes x={x} y={y} top={top} />
        {known.map(({ run, interval, isChange, at }, index) => {
          const before = known[index - 1]?.at;
          const [low, high] = interval ?? [];
          return (
            <g key={run}>
              {isChange && (
                <line className={css.changed} x1={at.x} x2={at.x} y1="-10" y2={HEIGHT} />
              )}
              {before !== undefined && (
                <line className={css.step} x1={before.x} y1={before.y} x2={at.x} y2={at.y} />
              )}
              {low !== undefined && high !== undefined && (
                <line className={css.interval} x1={at.x} x2={at.x} y1={top(low)} y2={top(high)} />
              )}
              <circle className={css.point} cx={at.x} cy={at.y} r={DOT} />
              {isChange && <ChangeMark x={at.x} y={-10} />}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Axes({ x, y, top }: Omit<Props, 'trend'> & { readonly top: (value: number) => number }) {
  return (
    <g className={css.axes}>
      {y.ticks.map(({ value, text }) => (
        <g key={value}>
          <line x1="0" x2="100%" y1={top(value)} y2={top(value)} />
          <text x="-6" y={top(value)} dy="0.32em" textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {x.ticks
        .filter(({ value }) => Number.isInteger(value))
        .map(({ value, at, text }) => (
          <text key={value} x={`${at}%`} y={HEIGHT + 16} textAnchor="middle">
            {text}
          </text>
        ))}
    </g>
  );
}

function wordsOf({ modelId, region, points }: Trend): string {
  const words = points.map(
    ({ run, value, isChange }) =>
      `run ${run} ${formatShare(value)}${isChange ? ', change found' : ''}`,
  );
  return `${modelId} from ${region}: ${words.join('; ')}`;
}
