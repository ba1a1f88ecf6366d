import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { BeaconApi } from '@beacon/cli/demo/api';
import { waitForEnd } from '@beacon/cli/demo/run-job';
import { makeTempFolder, onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { writeBenchCatalogue } from './catalogue.js';
import { FLOOD_PREFIX, LONE_PREFIX, readFloodFigures } from './flood-figures.js';
import type { FloodFigures } from './flood-figures.js';
import { MemorySampler } from './memory-sampler.js';
import { setProviderLatency } from './provider-latency.js';

/** How a flood is made. */
export interface FloodOptions {
  /** Small submissions, of two cells each. */
  readonly jobs: number;
  /** Jobs of a million cells that are under way in the same lanes. */
  readonly huge: number;
  /** Of each lane. */
  readonly concurrency: number;
}

const LATENCY_MS = 500;
const CONNECTIONS = 20;
const ALONE = 5;
const LONE_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 1_000;
const LONGEST_MS = 20 * 60_000;
const HUGE_CELLS = 1_000_000;
const HUGE_LANES = 4;
const HUGE_UNDER_WAY = 100;
const MODELS = ['llama3.2-1b', 'mistral-7b'] as const;

/**
 * Submits many small jobs to four lanes as fast as they are taken and, every second until they have ended, a job of one cell to a
 * lane that nobody else uses. What is found is read from the database afterwards, by its clock.
 * @param say gets a line of progress now and then.
 */
export async function benchFlood(
  options: FloodOptions,
  say: (line: string) => void,
): Promise<FloodFigures> {
  const folder = await makeTempFolder();
  const lockTimeouts = new Map<string, number>();
  const stack = await startStack({
    cataloguePath: await writeBenchCatalogue(folder.path, options.concurrency),
    env: { simulator: { SIMULATOR_LATENCY: '0' } },
    onLine: (name, line) => {
      if (!/lock timeout/i.test(line)) return;
      lockTimeouts.set(name, (lockTimeouts.get(name) ?? 0) + 1);
    },
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  try {
    return await new Flood(stack, options, say).run(lockTimeouts);
  } finally {
    forget();
    await stop();
  }
}

class Flood {
  readonly #api: BeaconApi;
  readonly #acceptedMs: number[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly options: FloodOptions,
    private readonly say: (line: string) => void,
  ) {
    this.#api = new BeaconApi(stack.gatewayUrl);
  }

  async run(lockTimeouts: ReadonlyMap<string, number>): Promise<FloodFigures> {
    await setProviderLatency(this.stack, LATENCY_MS);
    for (let n = 0; n < ALONE; n += 1)
      await waitForEnd(this.#api, await this.#api.submit(loneJob(`alone-${n}`)), { everyMs: 50 });
    await this.#startHuge();
    const memory = new MemorySampler(this.stack);
    const database = new Client({ connectionString: this.stack.databaseUrl });
    await database.connect();
    try {
      const submitted = this.#submitAll();
      await this.#watch(database, submitted);
      const peakMiB = memory.stop();
      const figures = await readFloodFigures(database);
      return { ...figures, acceptedMs: this.#acceptedMs, lockTimeouts, peakMiB };
    } finally {
      await database.end();
    }
  }

  async #startHuge(): Promise<void> {
    const ids = Array.from({ length: this.options.huge }, (_unused, n) => `huge-${n}`);
    for (const id of ids) await this.#api.submit(hugeJob(id));
    for (const id of ids) {
      while ((await this.#api.job(id)).counters.recorded < HUGE_UNDER_WAY) await pause(100);
    }
  }

  async #submitAll(): Promise<void> {
    let next = 0;
    const submitter = async (): Promise<void> => {
      while (next < this.options.jobs) {
        const n = next;
        next += 1;
        const startedAt = performance.now();
        await this.#api.submit(smallJob(n));
        this.#acceptedMs.push(performance.now() - startedAt);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, submitter));
  }

  /** One-cell jobs at their times, whatever becomes of those before, until the flood is over. */
  async #watch(database: Client, submitted: Promise<void>): Promise<void> {
    const accepted = submitted.then(() => true);
    const lone: Promise<unknown>[] = [];
    const startedAt = performance.now();
    for (let isOver = false; !isOver; await pause(LONE_EVERY_MS)) {
      lone.push(this.#api.submit(loneJob(`${LONE_PREFIX}${lone.length}`)));
      const isAccepted = await Promise.race([accepted, pause(LOOK_EVERY_MS, false)]);
      const left = await openJobs(database);
      if (lone.length % 10 === 0) this.say(`${this.#acceptedMs.length} accepted, ${left} open`);
      isOver = isAccepted && left === 0;
      if (performance.now() - startedAt > LONGEST_MS)
        throw new Error(`${left} of the small jobs have not ended: give fewer`);
    }
    await Promise.all(lone);
  }
}

async function openJobs(database: Client): Promise<number> {
  const { rows } = await database.query<{ open: number }>(
    `select count(*)::float8 as open from jobs where status in ('queued', 'running') and id not like 'huge-%'`,
  );
  return rows[0]?.open ?? 0;
}

function jobOf(
  id: string,
  regions: readonly string[],
  models: readonly string[],
  questions: readonly string[] = ['math_basic'],
): Readonly<Record<string, unknown>> {
  return {
    version: 'v1',
    id,
    benchmark: { name: 'flood' },
    constraints: { regions, min_regions: 1, timeout: '60m' },
    models,
    questions,
  };
}

function smallJob(n: number): Readonly<Record<string, unknown>> {
  return jobOf(`${FLOOD_PREFIX}${n}`, ['US', 'EU'], [MODELS[n % MODELS.length] ?? MODELS[0]]);
}

function loneJob(id: string): Readonly<Record<string, unknown>> {
  return jobOf(id, ['ASIA'], ['qwen2.5-1.5b']);
}

function hugeJob(id: string): Readonly<Record<string, unknown>> {
  const questions = ['math_basic', 'geography_basic', 'taiwan_status', 'greatest_leader'];
  const repeats = HUGE_CELLS / (HUGE_LANES * questions.length);
  return { ...jobOf(id, ['US', 'EU'], MODELS, questions), repeats };
}
