import css from './interval-plot.module.css';
import type { PlotMark } from './plot-mark.ts';
import type { PlotScale } from './plot-scale.ts';

const AXIS_HEIGHT = 24;
/** How far two figures of one line are apart. */
const STEP = 9;
const DOT = 4;
const STRONG_DOT = 5;

interface StripProps {
  readonly scale: PlotScale;
  readonly marks: readonly PlotMark[];
  readonly band: readonly [number, number] | undefined;
  readonly hasZero: boolean;
}

/** One line of a plot. Places are in per cent of the width, so that it fits any. */
export function IntervalStrip({ scale, marks, band, hasZero }: StripProps) {
  const top = -((marks.length - 1) * STEP) / 2;
  return (
    <div className={css.strip}>
      <svg aria-hidden="true">
        {band !== undefined && (
          <rect
            className={css.band}
            x={`${scale.at(band[0])}%`}
            width={`${scale.at(band[1]) - scale.at(band[0])}%`}
            height="100%"
          />
        )}
        {scale.ticks.map(({ value, at }) => (
          <line
            key={value}
            className={hasZero && value === 0 ? css.zero : css.gridline}
            x1={`${at}%`}
            x2={`${at}%`}
            y1="0"
            y2="100%"
          />
        ))}
        <svg y="50%" overflow="visible">
          {marks.map((mark, index) => (
            <Mark key={mark.kind} mark={mark} scale={scale} y={top + index * STEP} />
          ))}
        </svg>
      </svg>
    </div>
  );
}

interface MarkProps {
  readonly mark: PlotMark;
  readonly scale: PlotScale;
  readonly y: number;
}

function Mark({ mark: { kind, value, interval }, scale, y }: MarkProps) {
  const [low, high] = interval ?? [];
  return (
    <g className={css[kind]}>
      {low !== undefined && high !== undefined && (
        <line x1={`${scale.at(low)}%`} x2={`${scale.at(high)}%`} y1={y} y2={y} />
      )}
      {value !== null && <Point kind={kind} x={`${scale.at(value)}%`} y={y} />}
    </g>
  );
}

function Point({
  kind,
  x,
  y,
}: {
  readonly kind: PlotMark['kind'];
  readonly x: string;
  readonly y: number;
}) {
  if (kind !== 'corrected')
    return <circle cx={x} cy={y} r={kind === 'strong' ? STRONG_DOT : DOT} />;
  // A path takes no per cent: an SVG within stands at the place.
  return (
    <svg x={x} y={y} overflow="visible">
      <path d={`M0 ${-DOT - 1}L${DOT + 1} 0L0 ${DOT + 1}L${-DOT - 1} 0Z`} />
    </svg>
  );
}

/** The values under the lines. */
export function IntervalAxis({ scale }: { readonly scale: PlotScale }) {
  return (
    <svg className={css.axis} width="100%" height={AXIS_HEIGHT} aria-hidden="true">
      {scale.ticks.map(({ value, at, text }) => (
        <text key={value} x={`${at}%`} y="14">
          {text}
        </text>
      ))}
    </svg>
  );
}
