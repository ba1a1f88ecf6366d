import type { Client } from 'pg';
import { median, rounded } from './ratio.js';

/** What the ids of a flood's jobs begin with. */
export const FLOOD_PREFIX = 'flood-';
/** What the ids of the one-cell jobs begin with that were submitted during the flood. */
export const LONE_PREFIX = 'lone-';
const ALONE_PREFIX = 'alone-';

/** A job that has ended, in seconds since 1970. */
interface EndedJob {
  readonly id: string;
  readonly created: number;
  readonly ended: number;
  /** When the planner took it up. */
  readonly started: number;
  /** When the first call to the provider began. */
  readonly asked: number;
  /** When its last result was recorded. */
  readonly recorded: number;
}

/** What a flood came to; times in seconds where nothing else is said. */
export interface FloodFigures {
  readonly acceptedMs: readonly number[];
  /** From the acceptance of a one-cell job to its end, before the flood. */
  readonly alone: readonly number[];
  /** The same during the flood. */
  readonly lone: readonly number[];
  /** From the acceptance of such a job to its first call. */
  readonly loneStart: readonly number[];
  /** Of that, until the planner had taken it up: what gateway, outbox and broker take. */
  readonly loneTakenUp: readonly number[];
  /** From the last result of any of the small jobs to its end. */
  readonly toEnd: readonly number[];
  /** The longest time in which no small job ended although some had all their results. */
  readonly longestGap: number;
  /** From the first acceptance to the last end. */
  readonly whole: number;
  readonly smallJobs: number;
  /** Lines that tell of a lock that was waited for in vain, by process. */
  readonly lockTimeouts: ReadonlyMap<string, number>;
  readonly peakMiB: Readonly<Record<string, number>>;
}

const seconds = (column: string): string => `extract(epoch from ${column})::float8`;
const ENDED = `
select j.id, ${seconds('j.created_at')} as created, ${seconds('j.started_at')} as started,
  ${seconds('j.completed_at')} as ended,
  ${seconds('min(e.started_at)')} as asked, ${seconds('max(e.recorded_at)')} as recorded
from jobs j join executions e on e.job_id = j.id
where j.id not like 'huge-%' and j.completed_at is not null
group by j.id order by j.completed_at`;

/** Reads the results of the jobs of a flood that is over. */
export async function readFloodFigures(
  database: Client,
): Promise<Omit<FloodFigures, 'acceptedMs' | 'lockTimeouts' | 'peakMiB'>> {
  const { rows } = await database.query<EndedJob>(ENDED);
  const of = (prefix: string): EndedJob[] => rows.filter(({ id }) => id.startsWith(prefix));
  const flood = of(FLOOD_PREFIX);
  return {
    alone: of(ALONE_PREFIX).map(latencyOf),
    lone: of(LONE_PREFIX).map(latencyOf),
    loneStart: of(LONE_PREFIX).map(({ created, asked }) => asked - created),
    loneTakenUp: of(LONE_PREFIX).map(({ created, started }) => started - created),
    toEnd: flood.map(({ recorded, ended }) => ended - recorded),
    longestGap: longestGap(flood),
    whole: Math.max(...flood.map(({ ended }) => ended)) - Math.min(...flood.map(createdAt)),
    smallJobs: flood.length,
  };
}

function latencyOf({ created, ended }: EndedJob): number {
  return ended - created;
}

function createdAt({ created }: EndedJob): number {
  return created;
}

/** @param jobs in the order of their ends. */
function longestGap(jobs: readonly EndedJob[]): number {
  const first = Math.min(...jobs.map(({ recorded }) => recorded));
  const ends = [first, ...jobs.map(({ ended }) => ended)];
  return Math.max(...ends.map((at, index) => at - (ends[index - 1] ?? at)));
}

/** The figures for people. */
export function floodReport(figures: FloodFigures): string {
  const { acceptedMs, alone, lone, loneStart, loneTakenUp, toEnd, lockTimeouts, peakMiB } = figures;
  const locks = [...lockTimeouts].map(([name, count]) => `${name} ${count}`).join(', ');
  const memory = Object.entries(peakMiB).map(([name, peak]) => `${name} ${peak.toFixed(0)}`);
  return [
    `${figures.smallJobs} jobs of two cells in ${rounded(figures.whole, 1)} s`,
    `accepted in | ${spread(acceptedMs, 'ms')}`,
    `one-cell job alone | ${spread(alone)}`,
    `one-cell job on an idle lane, to its end | ${spread(lone)}`,
    `one-cell job on an idle lane, to its call | ${spread(loneStart)}`,
    `of that, until the planner had taken it up | ${spread(loneTakenUp)}`,
    `from a job's last result to its end | ${spread(toEnd)}`,
    `longest time in which no job ended | ${rounded(figures.longestGap)} s`,
    `lock timeouts logged | ${locks === '' ? 'none' : locks}`,
    `highest resident memory, MiB | ${memory.join(', ')}`,
  ].join('\n');
}

/** The figures for programs. */
export function floodJson(figures: FloodFigures): Readonly<Record<string, unknown>> {
  const {
    acceptedMs,
    alone,
    lone,
    loneStart,
    loneTakenUp,
    toEnd,
    longestGap: gap,
    lockTimeouts,
  } = figures;
  return {
    small_jobs: figures.smallJobs,
    seconds: rounded(figures.whole),
    accepted_ms: spreadOf(acceptedMs),
    alone_s: spreadOf(alone),
    lone_s: spreadOf(lone),
    lone_start_s: spreadOf(loneStart),
    lone_taken_up_s: spreadOf(loneTakenUp),
    last_result_to_end_s: spreadOf(toEnd),
    longest_gap_s: rounded(gap),
    lock_timeouts: Object.fromEntries(lockTimeouts),
    peak_mib: figures.peakMiB,
  };
}

function spread(values: readonly number[], unit = 's'): string {
  const { p50, p95, max, count } = spreadOf(values);
  return `p50 ${p50} ${unit}, p95 ${p95} ${unit}, at most ${max} ${unit} (${count})`;
}

function spreadOf(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const max = sorted.at(-1) ?? Number.NaN;
  return {
    count: values.length,
    p50: rounded(median(values)),
    p95: rounded(p95),
    max: rounded(max),
  };
}
