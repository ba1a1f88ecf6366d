import { cost, cut, duration, number } from '../terminal/format.js';
import { plain, type Style, type Tone } from '../terminal/style.js';
import { inLines } from '../terminal/lines.js';
import { padded } from '../terminal/table.js';
import { widthOf } from '../terminal/wrap.js';
import { isDone, laneName } from './job-state.js';
import type { Job, Lane } from './job-state.js';
import { laneWords } from './lane-words.js';
import type { Rates } from './rates.js';

const BAR = 10;
const COUNTS = 9;
const RATE = 7;
const LEFT = 9;
const MOST_NAME = 34;

/** A job at a moment, and how fast it is. */
export interface Progress {
  readonly job: Job;
  readonly rates: Rates;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How progress is drawn. */
export interface ProgressLook {
  readonly columns: number;
  /** Lines at most; lanes that do not fit are counted. */
  readonly rows: number;
  /** @default none */
  readonly style?: Style;
}

/** The job on one line, then a line for each lane: how much is recorded, how fast, how long still, and why it waits. */
export function progressLines(progress: Progress, look: ProgressLook): readonly string[] {
  const { job } = progress;
  const room = Math.max(1, look.rows - 6);
  const lanes = job.lanes.length <= room ? job.lanes : mostTelling(job.lanes, room);
  const hidden = job.lanes.length - lanes.length;
  const width = Math.min(MOST_NAME, Math.max(...lanes.map((lane) => widthOf(laneName(lane)))));
  return [
    ...inLines(summaryParts(progress), look.columns),
    heading(width, look),
    ...lanes.map((lane) => laneLine(lane, progress, { ...look, width })),
    ...(hidden === 0 ? [] : [`  … ${hidden} more lanes`]),
  ];
}

/** The job on one line, however long. */
export function summaryLine(progress: Progress): string {
  return summaryParts(progress).join('  ');
}

function summaryParts({ job, rates, now }: Progress): readonly string[] {
  const { expected, recorded, refused, failed } = job.counters;
  const percent = expected === 0 ? 100 : Math.floor((100 * recorded) / expected);
  const left = rates.left(job, now);
  return [
    statusOf(job),
    `${number(recorded)}/${number(expected)} (${percent} %)`,
    `refused or blocked ${number(refused)}`,
    `failed ${number(failed)}`,
    ...costOf(job),
    ...(left === null
      ? []
      : [left < 1_000 ? 'less than 1 s left' : `about ${duration(left)} left`]),
  ];
}

/** What the job's calls have cost, where anything is known of it. */
function costOf({ cost: { max_cost: most, spent } }: Job): readonly string[] {
  if (most !== null) return [`cost ${cost(spent)} of ${cost(most)}`];
  return spent > 0 ? [`cost ${cost(spent)}`] : [];
}

function statusOf({ status, paused_at: paused }: Job): string {
  return paused !== null && status === 'running' ? 'paused' : status;
}

/** What the columns are. */
function heading(width: number, { columns, style = plain }: ProgressLook): string {
  const counts = padded('recorded', BAR + 1 + COUNTS, true);
  const figures = `${padded('rate', RATE, true)}  ${padded('left', LEFT, true)}`;
  return style('quiet', cut(`  ${padded('lane', width)}  ${counts}  ${figures}`, columns));
}

function laneLine(
  lane: Lane,
  { job, rates, now }: Progress,
  { columns, style = plain, width }: ProgressLook & { readonly width: number },
): string {
  const { recorded, expected } = lane;
  const name = laneName(lane);
  const counts = padded(`${number(recorded)}/${number(expected)}`, COUNTS, true);
  const start = `  ${padded(cut(name, width), width)}  ${barOf(recorded, expected)} ${counts}  `;
  const words = laneWords(lane, job);
  const rate = isHeldUp(lane, job) ? null : rates.of(name, now);
  // Of what is done, or waits, the last rate says nothing: the reason stands in its place.
  const figures = rate === null || rate === 0 ? '' : figuresOf(lane, rate);
  const room = Math.max(0, columns - widthOf(start) - widthOf(figures));
  return (start + figures + style(toneOf(lane), cut(words, room))).trimEnd();
}

/** Whether a lane records nothing for now, whatever its last rate was. */
function isHeldUp(lane: Lane, { paused_at: paused }: Job): boolean {
  const { closing_code: closing, lane_status: status } = lane;
  return isDone(lane) || paused !== null || closing !== null || status !== 'open';
}

function toneOf(lane: Lane): Tone {
  if (isDone(lane)) return 'quiet';
  return lane.lane_status === 'open' ? 'plain' : 'warning';
}

function figuresOf({ expected, recorded }: Lane, rate: number): string {
  const perSecond = `${rate >= 100 ? Math.round(rate) : rate.toFixed(1)}/s`;
  const left = (1_000 * (expected - recorded)) / rate;
  return `${padded(perSecond, RATE, true)}  ${padded(leftText(left), LEFT, true)}  `;
}

/** What is nearly over is not timed. */
function leftText(ms: number): string {
  return ms < 1_000 ? '< 1 s' : duration(ms);
}

function barOf(recorded: number, expected: number): string {
  const full = expected === 0 ? BAR : Math.floor((BAR * recorded) / expected);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

/** Those that are held up first, then those that run, then those that are done; in the job's order. */
function mostTelling(lanes: readonly Lane[], room: number): readonly Lane[] {
  const rank = (lane: Lane): number => {
    if (isDone(lane)) return 2;
    return lane.lane_status === 'open' ? 1 : 0;
  };
  const shown = new Set(lanes.toSorted((a, b) => rank(a) - rank(b)).slice(0, room));
  return lanes.filter((lane) => shown.has(lane));
}
