import type { Schema } from '@beacon/client';
import { useRef } from 'react';
import { useWidth } from '../../components/use-width.ts';
import { linearScale, niceEnds } from '../../lib/linear-scale.ts';
import type { LinearScale } from '../../lib/linear-scale.ts';
import css from './lane-chart.module.css';
import { LaneAxes } from './lane-axes.tsx';
import { closedSpans, laneSpans } from './lane-history.ts';
import type { LaneSpan } from './lane-history.ts';

const HEIGHT = 180;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
const LEFT = 36;
/** Half of the last time beneath the plot has room here. */
const RIGHT_MARGIN = 24;
/** Narrower than this a word does not fit into a band. */
const LEAST_FOR_WORD = 56;
/** About so many round limits between none and the most decide where the axis ends. */
const NICE = 10;

interface Props {
  /** Newest first. */
  readonly changes: readonly Schema<'LaneChangeView'>[];
  readonly configuredLimit: number;
  /** When the changes were read, in milliseconds since 1970. */
  readonly now: number;
}

/** The limit of a lane over time, as wide as there is room. The table beneath says the same in words. */
export function LaneChart(props: Props) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  return (
    <figure ref={figure} className={css.figure}>
      {width > 0 && <Plot {...props} width={width} />}
      <figcaption className={css.caption}>
        Requests in flight at once: the limit as a line, what the catalogue allows dashed, times in
        which the lane was not open framed, with the word where there is room.
      </figcaption>
    </figure>
  );
}

function Plot({ changes, configuredLimit, now, width }: Props & { readonly width: number }) {
  const spans = laneSpans(changes, now);
  const last = spans.at(-1);
  if (last === undefined) return null;
  const most = Math.max(configuredLimit, ...spans.map(({ limit }) => limit));
  const start = spans[0]?.from ?? last.from;
  const x = linearScale([start, last.to], [LEFT, width - RIGHT_MARGIN]);
  const y = linearScale(niceEnds([0, most], NICE), [BOTTOM, TOP]);
  return (
    <svg
      width={width}
      height={HEIGHT}
      className={css.chart}
      role="img"
      aria-label={`Limit over time: now ${last.limit}, at most ${configuredLimit}; the table beneath has every change`}
    >
      {closedSpans(spans).map((span) => (
        <Band
          key={`${span.from} ${span.status}`}
          span={span}
          left={x(span.from)}
          right={x(span.to)}
        />
      ))}
      <LaneAxes x={x} y={y} height={HEIGHT} />
      <line
        className={css.most}
        x1={LEFT}
        x2={width - RIGHT_MARGIN}
        y1={y(configuredLimit)}
        y2={y(configuredLimit)}
      />
      <path className={css.limit} d={steps(spans, x, y)} />
    </svg>
  );
}

/** A path that stays at each limit until the next begins. */
function steps(spans: readonly LaneSpan[], x: LinearScale, y: LinearScale): string {
  const [first] = spans;
  if (first === undefined) return '';
  const parts = spans.map(({ to, limit }) => `V${y(limit)}H${x(to)}`);
  return `M${x(first.from)},${y(first.limit)}${parts.join('')}`;
}

interface BandProps {
  readonly span: LaneSpan;
  readonly left: number;
  readonly right: number;
}

function Band({ span: { status }, left, right }: BandProps) {
  const width = Math.max(1, right - left);
  return (
    <g>
      <title>{status}</title>
      <rect className={css.band} x={left} y={TOP} width={width} height={BOTTOM - TOP} />
      {width >= LEAST_FOR_WORD && (
        <text className={css.word} x={left + 4} y={BOTTOM - 6}>
          {status}
        </text>
      )}
    </g>
  );
}
