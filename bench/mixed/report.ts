import { rounded } from '../ratio.js';
import type { SmallJobs } from './recount.js';
import type { ProcessFigures } from './service-watch.js';
import { spreadOf } from './spread.js';
import type { Spread } from './spread.js';

/** What a run of mixed load came to. */
export interface MixedFigures {
  readonly minutes: number;
  /** How long small jobs were submitted in the mix. */
  readonly mixedMs: number;
  /** From the start of the mix to the end of the last job. */
  readonly wholeMs: number;
  readonly small: SmallJobs;
  readonly largeCells: number;
  readonly hostileCells: number;
  readonly hostileCalls: number;
  /** Milliseconds by route, of submissions and reads in the mix. */
  readonly routes: ReadonlyMap<string, readonly number[]>;
  readonly pushedBack: { readonly busy: ReadonlyMap<string, number>; readonly retried: number };
  /** Load average of the machine over a minute, at the end of each phase: above its cores, others took part. */
  readonly load: { readonly alone: number; readonly mixed: number };
  readonly faults: { readonly count: number; readonly first: readonly string[] };
  readonly processes: Readonly<Record<string, ProcessFigures>>;
  /** Processes that ended by themselves, in words. */
  readonly deaths: readonly string[];
  /** What a recount of the database found. */
  readonly recount: readonly string[];
}

/** A small job in the mix may take so many times as long as alone, at p50 and at p95. */
const MOST_SLOWER = 3;

/** Why the run has failed; empty when it has not. */
export function problemsOf(figures: MixedFigures): string[] {
  const { small, faults, deaths, recount } = figures;
  const slower = ratiosOf(small)
    .filter(({ ratio }) => !(ratio <= MOST_SLOWER))
    .map(
      ({ name, ratio }) =>
        `small jobs took ${rounded(ratio)} times as long as alone at ${name}, at most ${MOST_SLOWER} is allowed`,
    );
  const failed =
    small.notCompleted === 0
      ? []
      : [`${small.notCompleted} small jobs ended otherwise than completed`];
  const broken =
    faults.count === 0
      ? []
      : [
          `${faults.count} requests were answered as none should be`,
          ...faults.first.map((fault) => `  ${fault}`),
        ];
  return [...deaths, ...recount, ...slower, ...failed, ...broken];
}

function ratiosOf({
  alone,
  mixed,
}: SmallJobs): { readonly name: string; readonly ratio: number }[] {
  const [before, after] = [spreadOf(alone), spreadOf(mixed)];
  return (['p50', 'p95'] as const).map((name) => ({ name, ratio: after[name] / before[name] }));
}

/** The figures for people. */
export function mixedReport(figures: MixedFigures): string {
  const { small, routes, processes, pushedBack } = figures;
  const head = ['what', 'count', 'p50 ms', 'p95 ms', 'max ms'];
  const rows = [
    spreadRow('small job, alone', spreadOf(small.alone)),
    spreadRow('small job, mixed', spreadOf(small.mixed)),
    ...[...routes].toSorted(byName).map(([route, times]) => spreadRow(route, spreadOf(times))),
  ];
  const services = Object.entries(processes).map(([name, each]) => [
    name,
    each.peakMiB?.toFixed(0) ?? '',
    each.loopMaxMs?.toFixed(0) ?? '',
    each.cpuSeconds?.toFixed(0) ?? '',
    String(each.notReady),
  ]);
  const ratios = ratiosOf(small).map(({ name, ratio }) => `${name} x ${rounded(ratio)}`);
  return [
    `${rounded(small.mixed.length / (figures.mixedMs / 1_000))} small jobs/s in ${figures.minutes} minutes; all jobs ended ${rounded(figures.wholeMs / 1_000, 1)} s after the start of the mix`,
    `large job of ${figures.largeCells} cells; hostile provider asked ${figures.hostileCalls} times for ${figures.hostileCells} cells`,
    `small jobs mixed against alone: ${ratios.join(', ')} (at most ${MOST_SLOWER})`,
    `503 with Retry-After: ${sumOf(pushedBack.busy)}, asked again: ${pushedBack.retried}`,
    ...[...pushedBack.busy].toSorted(byName).map(([what, count]) => `  ${what}: ${count}`),
    `load average of the machine: ${rounded(figures.load.alone, 1)} alone, ${rounded(figures.load.mixed, 1)} mixed`,
    '',
    ...table([head, ...rows]),
    '',
    ...table([['process', 'RSS max MiB', 'event loop max ms', 'CPU s', 'not ready'], ...services]),
  ].join('\n');
}

/** The figures for programs. */
export function mixedJson(figures: MixedFigures): Readonly<Record<string, unknown>> {
  const { small, routes, mixedMs, wholeMs, pushedBack, faults, processes } = figures;
  return {
    minutes: figures.minutes,
    small_jobs_per_s: rounded(small.mixed.length / (mixedMs / 1_000)),
    whole_s: rounded(wholeMs / 1_000, 1),
    large_cells: figures.largeCells,
    hostile_cells: figures.hostileCells,
    hostile_calls: figures.hostileCalls,
    alone_ms: roundedSpread(spreadOf(small.alone)),
    mixed_ms: roundedSpread(spreadOf(small.mixed)),
    ratios: Object.fromEntries(ratiosOf(small).map(({ name, ratio }) => [name, rounded(ratio)])),
    routes_ms: Object.fromEntries(
      [...routes].map(([route, times]) => [route, roundedSpread(spreadOf(times))]),
    ),
    busy: Object.fromEntries(pushedBack.busy),
    load: figures.load,
    retried: pushedBack.retried,
    faults: faults.count,
    processes,
    problems: problemsOf(figures),
  };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one.localeCompare(other);
}

function roundedSpread({ count, p50, p95, max }: Spread): Spread {
  return { count, p50: rounded(p50, 1), p95: rounded(p95, 1), max: rounded(max, 1) };
}

function spreadRow(name: string, { count, p50, p95, max }: Spread): string[] {
  return [name, String(count), ...[p50, p95, max].map((value) => value.toFixed(0))];
}

/** Names to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
