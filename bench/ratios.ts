import { readRegions, makeTempFolder, onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { measureBehind } from './behind.js';
import { writeBenchCatalogue } from './catalogue.js';
import { measureEndToEnd } from './end-to-end.js';
import { benchJob } from './job.js';
import { measureMakespan } from './makespan.js';
import { memoryRatio, memoryReport } from './memory.js';
import type { BenchOptions } from './options.js';
import { ratioLine } from './ratio.js';
import type { Ratio } from './ratio.js';
import { measureRecorder } from './recorder-alone.js';
import { runBenchJob } from './run-job.js';

/** A job as small as makes the services warm: what they need of memory for any job at all. */
const SMALL_CELLS = 1_000;
/** With this a lane is bound by its provider and not by the machine. */
const PROVIDER_LATENCY_MS = 500;

/** Runs the parts that are asked for on one stack and says each line as soon as it is known. */
export async function measureRatios(
  options: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Ratio[]> {
  const folder = await makeTempFolder();
  const cataloguePath = await writeBenchCatalogue(folder.path, options.concurrency);
  const { recorder, ...others } = profiled(options.profile);
  const stack = await startStack({
    cataloguePath,
    env: {
      simulator: { SIMULATOR_LATENCY: '0' },
      ...others,
      // The results that the recorder alone is measured with are nobody's, and not signed; those of executors are checked.
      recorder: { BEACON_SIGNED_WORK: 'optional', ...recorder },
    },
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  try {
    const regions = await readRegions(cataloguePath);
    return await new Measurement(stack, options, { regions, say }).run();
  } finally {
    forget();
    await stop();
  }
}

/** Node writes the profile when the process ends. */
function profiled(
  folder: string | null,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  if (folder === null) return {};
  const env = { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
  return { gateway: env, planner: env, executor: env, recorder: env };
}

/** One pass over the parts, on one stack. */
class Measurement {
  readonly #ratios: Ratio[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly options: BenchOptions,
    private readonly frame: {
      readonly regions: readonly string[];
      readonly say: (line: string) => void;
    },
  ) {}

  async run(): Promise<readonly Ratio[]> {
    const { only, results: cells, behind, concurrency } = this.options;
    const { stack } = this;
    const { regions, say } = this.frame;
    say('what | measured | bound | held or not | behind it');
    if (only.includes('end-to-end')) await this.#endToEnd();
    if (only.includes('recorder')) this.#add(await measureRecorder(stack, { cells, regions }));
    if (only.includes('makespan')) this.#add(await measureMakespan(stack, concurrency));
    // Last, because its large job goes on.
    if (only.includes('behind')) {
      this.#add(await measureBehind(stack, { cells: behind, latencyMs: PROVIDER_LATENCY_MS }));
    }
    return this.#ratios;
  }

  async #endToEnd(): Promise<void> {
    const { cells, ceiling: ceilingCells, concurrency } = this.options;
    const { regions, say } = this.frame;
    const small = await runBenchJob(this.stack, benchJob(SMALL_CELLS));
    const sizes = { cells, ceilingCells, regions, concurrency };
    const { run, ratio } = await measureEndToEnd(this.stack, sizes);
    this.#add(ratio);
    this.#add(memoryRatio(small, run));
    say(memoryReport(small, run));
  }

  #add(ratio: Ratio): void {
    this.#ratios.push(ratio);
    this.frame.say(ratioLine(ratio));
  }
}
