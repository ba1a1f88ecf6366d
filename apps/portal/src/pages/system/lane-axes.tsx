import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';
import css from './lane-chart.module.css';
import { timeUnit } from './lane-history.ts';

const LIMIT_TICKS = 5;
/** One time needs so much room beneath the plot, in pixels. */
const TIME_WIDTH = 110;

interface Props {
  /** Of milliseconds; it ends now. */
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly height: number;
}

/** Limits to the left with their lines; beneath, how long ago. */
export function LaneAxes({ x, y, height }: Props) {
  const [left = 0, right = 0] = x.range();
  const unit = timeUnit(x.invert(right) - x.invert(left));
  const ago = scaleLinear([(x.invert(left) - x.invert(right)) / unit.ms, 0], [left, right]);
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
      {ago.ticks(Math.max(1, Math.floor((right - left) / TIME_WIDTH))).map((tick) => (
        <text key={tick} className={css.tick} x={ago(tick)} y={height - 8} textAnchor="middle">
          {tick === 0 ? 'now' : `${-tick} ${unit.name} ago`}
        </text>
      ))}
    </>
  );
}
