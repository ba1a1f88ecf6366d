import type { Coverage } from './api/coverage.js';
import type { CountedFinding } from './finding.js';
import type { ProviderFigures } from './provider/provider-fuzzer.js';
import type { ProcessFigures } from './watch/process-watch.js';

/** What a run came to. */
export interface FuzzReport {
  readonly seed: number;
  readonly findings: readonly CountedFinding[];
  readonly coverage: Coverage;
  readonly operations: readonly string[];
  readonly provider: ProviderFigures;
  readonly processes: Readonly<Record<string, ProcessFigures>>;
  /** Jobs that were accepted, beside those of the hostile provider. */
  readonly jobs: number;
}

const MEDIAN = 0.5;
const TAIL = 0.99;

/** The figures for programs. */
export function figuresOf(report: FuzzReport): Readonly<Record<string, unknown>> {
  const { seed, coverage, operations, provider, processes, jobs, findings } = report;
  return {
    seed,
    api: {
      requests: coverage.requests,
      operations: operations.length,
      operation_statuses: coverage.pairs,
      operation_kinds: coverage.kinds,
      p50_ms: coverage.latency(MEDIAN),
      p99_ms: coverage.latency(TAIL),
      max_ms: coverage.latency(1),
      jobs,
    },
    provider,
    processes,
    findings: findings.map(({ part, number, where, problem, times }) => ({
      part,
      number,
      where,
      problem,
      times,
    })),
  };
}

/** The figures for people. */
export function renderReport(report: FuzzReport): string {
  const { coverage, operations, provider, processes, jobs } = report;
  return [
    coverage.table(operations),
    '',
    `${coverage.requests} requests, ${coverage.pairs} pairs of operation and status, ${coverage.kinds} of operation and kind, ` +
      `${jobs} jobs accepted; answers in ${coverage.latency(MEDIAN)} ms (median), ${coverage.latency(TAIL)} ms (p99), ${coverage.latency(1)} ms (longest)`,
    `${provider.cells} cells of ${provider.kinds} kinds of replies in ${provider.rounds} rounds, ${provider.calls} calls: ${endsOf(provider)}`,
    '',
    ...Object.entries(processes).map(([name, figures]) => processLine(name, figures)),
    '',
    ...report.findings.map(findingLine),
  ].join('\n');
}

function endsOf({ ends }: ProviderFigures): string {
  return Object.entries(ends)
    .map(([end, count]) => `${end} ${count}`)
    .join(', ');
}

function processLine(
  name: string,
  { rss_mib, loop_late_ms, loop_busy_ms }: ProcessFigures,
): string {
  const loop =
    loop_late_ms === null
      ? ''
      : `, event loop late by ${loop_late_ms} ms, of it computing ${loop_busy_ms} ms`;
  return `${name.padEnd(20)} ${rss_mib} MiB${loop}`;
}

function findingLine({ part, number, where, problem, times }: CountedFinding): string {
  const name = number === null ? part : `${part}:${number}`;
  return `FOUND ${times}×: ${name} ${where}: ${problem}`;
}
