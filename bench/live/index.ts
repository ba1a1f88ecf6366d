import { onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { CELLS_PER_REPEAT, benchJob } from '../job.js';
import { ServiceWatch } from '../mixed/service-watch.js';
import { rounded } from '../ratio.js';
import { runBenchJob } from '../run-job.js';
import { ReadersChild } from './readers-child.js';
import type { ReadersFigures } from './readers-child.js';

/** One job beside readers. */
export interface LiveRun {
  readonly readers: number;
  readonly batchMs: number;
  readonly cells: number;
  /** Of the job. */
  readonly seconds: number;
  /** Events that reached readers in a second of the job, all readers together. */
  readonly deliveredPerSecond: number;
  readonly gatewayCpuSeconds: number | null;
  readonly gatewayMiB: number | null;
  readonly gatewayLoopMaxMs: number | null;
  /** Null without readers. */
  readonly got: ReadersFigures | null;
}

interface Setting {
  readonly readers: number;
  readonly batchMs: number;
}

/** Without readers twice, first and last: how much the machine itself changes meanwhile. */
const SETTINGS: readonly Setting[] = [
  { readers: 0, batchMs: 0 },
  { readers: 1, batchMs: 0 },
  { readers: 100, batchMs: 0 },
  { readers: 1_000, batchMs: 0 },
  { readers: 1_000, batchMs: 250 },
  { readers: 0, batchMs: 0 },
];
const WARM_UP_CELLS = 720;

/** How long a job takes beside so many readers of live events, and what these get. */
export async function benchLive(cells: number, tell: (run: LiveRun) => void): Promise<LiveRun[]> {
  const stack = await startStack();
  const forget = onceOnExit(async () => stack.stop());
  try {
    await runBenchJob(stack, benchJob(WARM_UP_CELLS));
    const runs: LiveRun[] = [];
    for (const setting of SETTINGS) {
      const run = await measure(stack, cells, setting);
      tell(run);
      runs.push(run);
    }
    return runs;
  } finally {
    forget();
    await stack.stop();
  }
}

async function measure(stack: Stack, wanted: number, setting: Setting): Promise<LiveRun> {
  const { readers, batchMs } = setting;
  const job = benchJob(wanted);
  const cells = job.repeats * CELLS_PER_REPEAT;
  const url = `${stack.gatewayUrl}/api/v1/events?types=execution.recorded&batch_ms=${batchMs}`;
  const child = readers === 0 ? null : await ReadersChild.start({ url, readers, cells });
  const watch = new ServiceWatch(stack);
  const { seconds } = await runBenchJob(stack, job);
  const got = (await child?.stop()) ?? null;
  const gateway = (await watch.stop())['gateway'];
  return {
    ...setting,
    cells,
    seconds,
    deliveredPerSecond: Math.round((got?.events ?? 0) / seconds),
    gatewayCpuSeconds: gateway?.cpuSeconds ?? null,
    gatewayMiB: gateway?.peakMiB ?? null,
    gatewayLoopMaxMs: gateway?.loopMaxMs ?? null,
    got,
  };
}

/** The head of the table of runs. */
export const LIVE_HEAD = [
  '| readers | batch_ms | cells | makespan, s | events/s to readers | p50, ms | p99, ms | most, ms | readers with all, in order | gateway CPU, s | MiB | loop max, ms |',
  `|${' --- |'.repeat(12)}`,
].join('\n');

/** A run as a row of that table. */
export function liveRow(run: LiveRun): string {
  const { got } = run;
  const whole = got === null ? '–' : `${got.whole - got.wrongOrder}`;
  const gateway = [run.gatewayCpuSeconds, run.gatewayMiB, run.gatewayLoopMaxMs].map((value) =>
    value === null ? null : rounded(value, 1),
  );
  const made = [run.readers, run.batchMs, run.cells, run.seconds, run.deliveredPerSecond];
  const cells = [...made, got?.p50, got?.p99, got?.most, whole, ...gateway];
  return `| ${cells.map((cell) => cell ?? '–').join(' | ')} |`;
}
