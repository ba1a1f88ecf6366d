import type { ScaleLinear, ScaleTime } from 'd3-scale';
import css from './lane-chart.module.css';
import { timeFormat } from './lane-history.ts';

const LIMIT_TICKS = 5;
/** One time needs so much room beneath the plot, in pixels. */
const TIME_WIDTH = 110;

interface Props {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly height: number;
}

/** Limits to the left with their lines, times beneath in the reader's zone. */
export function LaneAxes({ x, y, height }: Props) {
  const [left = 0, right = 0] = x.range();
  const format = timeFormat(Number(x.invert(right)) - Number(x.invert(left)));
  return (
    <>
      {y
        .ticks(LIMIT_TICKS)
        .filter((tick) => Number.isInteger(tick))
        .map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text className={css.tick} x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      {x.ticks(Math.max(1, Math.floor((right - left) / TIME_WIDTH))).map((tick) => (
        <text
          key={tick.getTime()}
          className={css.tick}
          x={x(tick)}
          y={height - 8}
          textAnchor="middle"
        >
          {format.format(tick)}
        </text>
      ))}
    </>
  );
}
