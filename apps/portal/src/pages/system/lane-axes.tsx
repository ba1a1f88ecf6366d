import { linearScale } from '../../lib/linear-scale.ts';
import type { LinearScale } from '../../lib/linear-scale.ts';
import css from './lane-chart.module.css';
import { timeUnit } from './lane-history.ts';

const LIMIT_TICKS = 5;
/** One time needs so much room beneath the plot, in pixels. */
const TIME_WIDTH = 110;

interface Props {
  /** Of milliseconds; it ends now. */
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly height: number;
}

/** Limits to the left with their lines; beneath, how long ago. */
export function LaneAxes({ x, y, height }: Props) {
  const [start, now] = x.domain;
  const [left, right] = x.range;
  const unit = timeUnit(now - start);
  const ago = linearScale([(start - now) / unit.ms, 0], x.range);
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
