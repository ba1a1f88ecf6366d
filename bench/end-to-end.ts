import { join } from 'node:path';
import { loadQuestionBank } from '@beacon/config';
import { projectRoot } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ceilingOf } from './bare/ceiling.js';
import { benchJob } from './job.js';
import type { Ratio } from './ratio.js';
import { rounded } from './ratio.js';
import type { JobRun } from './run-job.js';
import { runBenchJob } from './run-job.js';

/** How the whole path is measured. */
export interface EndToEndOptions {
  readonly cells: number;
  readonly ceilingCells: number;
  readonly regions: readonly string[];
  /** Of each lane. */
  readonly concurrency: number;
}

/** The whole path with a provider that answers at once, against the bare flow. */
export interface EndToEnd {
  readonly run: JobRun;
  /** Cells a second of the bare flow, before the job and after it: a machine that others use changes meanwhile. */
  readonly ceilings: readonly number[];
  readonly ratio: Ratio;
}

const MODELS = 3;

/** Runs the bare flow, the job, and the bare flow once more. */
export async function measureEndToEnd(stack: Stack, options: EndToEndOptions): Promise<EndToEnd> {
  const bare = {
    cells: options.ceilingCells,
    regions: options.regions,
    inFlight: MODELS * options.concurrency,
    questions: questionsAsked(),
  };
  const before = await ceilingOf(stack, bare);
  const run = await runBenchJob(stack, benchJob(options.cells));
  const after = await ceilingOf(stack, bare);
  const ceiling = (before + after) / 2;
  return {
    run,
    ceilings: [Math.round(before), Math.round(after)],
    ratio: {
      name: 'end_to_end',
      what: 'end to end, executions/s against the bare clients doing the same hops',
      measured: rounded(run.cells / run.seconds / ceiling, 3),
      bound: { kind: 'at least', value: 0.6 },
      detail: `${run.executionsPerSecond} against ${Math.round(before)} before and ${Math.round(after)} after, per second`,
    },
  };
}

/** The texts that the bench's jobs ask. */
function questionsAsked(): string[] {
  const bank = loadQuestionBank(join(projectRoot(), 'data/questions'));
  return benchJob(1).questions.flatMap((id) => bank.find(id)?.text ?? []);
}
