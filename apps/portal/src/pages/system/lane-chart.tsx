import type { Schema } from '@beacon/client';
import { scaleLinear, scaleTime } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import css from './lane-chart.module.css';
import { closedSpans, laneSpans } from './lane-history.ts';
import type { LaneSpan } from './lane-history.ts';

const WIDTH = 720;
const HEIGHT = 180;
const PLOT = { left: 36, right: WIDTH - 12, top: 12, bottom: HEIGHT - 28 };
/** Narrower than this a word does not fit into a band. */
const LEAST_FOR_WORD = 52;
const TICKS = 5;

interface Props {
  /** Newest first. */
  readonly changes: readonly Schema<'LaneChangeView'>[];
  readonly configuredLimit: number;
  /** When the changes were read, in milliseconds since 1970. */
  readonly now: number;
}

/** The limit of a lane over time as steps, with the times in which it was not open. The table beneath says the same in words. */
export function LaneChart({ changes, configuredLimit, now }: Props) {
  const spans = laneSpans(changes, now);
  const start = spans[0]?.from ?? now;
  const end = spans.at(-1)?.to ?? now;
  const most = Math.max(configuredLimit, ...spans.map(({ limit }) => limit));
  const x = scaleTime([new Date(start), new Date(end)], [PLOT.left, PLOT.right]);
  const y = scaleLinear([0, most], [PLOT.bottom, PLOT.top]).nice(TICKS);
  const path = line<LaneSpan>(
    (span) => x(span.from),
    (span) => y(span.limit),
  ).curve(curveStepAfter);
  const last = spans.at(-1);
  const points = last === undefined ? [] : [...spans, { ...last, from: last.to }];
  const format = x.tickFormat(TICKS);
  return (
    <figure className={css.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={css.chart}
        role="img"
        aria-label={`Limit over time: now ${last?.limit ?? configuredLimit}, at most ${configuredLimit}; the table beneath has every change`}
      >
        {closedSpans(spans).map((span) => (
          <Band
            key={`${span.from} ${span.status}`}
            word={span.status}
            left={x(span.from)}
            right={x(span.to)}
          />
        ))}
        {y
          .ticks(Math.min(TICKS, most))
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className={css.grid} x1={PLOT.left} x2={PLOT.right} />
              <text className={css.tick} x={PLOT.left - 6} dy="0.32em" textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
        {x.ticks(TICKS).map((tick) => (
          <text
            key={tick.getTime()}
            className={css.tick}
            x={x(tick)}
            y={HEIGHT - 8}
            textAnchor="middle"
          >
            {format(tick)}
          </text>
        ))}
        <line
          className={css.most}
          x1={PLOT.left}
          x2={PLOT.right}
          y1={y(configuredLimit)}
          y2={y(configuredLimit)}
        />
        <path className={css.limit} d={path(points) ?? ''} />
      </svg>
      <figcaption className={css.caption}>
        Requests in flight at once: the limit as a line, what the catalogue allows dashed, times in
        which the lane was not open framed, with the word where there is room.
      </figcaption>
    </figure>
  );
}

function Band({
  word,
  left,
  right,
}: {
  readonly word: string;
  readonly left: number;
  readonly right: number;
}) {
  const width = Math.max(1, right - left);
  return (
    <g>
      <title>{word}</title>
      <rect
        className={css.band}
        x={left}
        y={PLOT.top}
        width={width}
        height={PLOT.bottom - PLOT.top}
      />
      {width >= LEAST_FOR_WORD && (
        <text className={css.word} x={left + 4} y={PLOT.bottom - 6}>
          {word}
        </text>
      )}
    </g>
  );
}
