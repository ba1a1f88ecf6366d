import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { howItEnded, makeTempFolder, onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { HostileServer } from '../../test/fuzz/provider/hostile-server.js';
import { LATENCY_MS, mixedCatalogue } from './catalogue.js';
import { ALONE, HOSTILE_ID, LARGE_ID, MIXED, hostileJob, largeJob } from './jobs.js';
import { mixedPlan } from './plan.js';
import type { MixedPlan } from './plan.js';
import { Readers } from './readers.js';
import { openJobs, recordedOf, recount, smallJobs } from './recount.js';
import type { MixedFigures } from './report.js';
import { ServiceWatch } from './service-watch.js';
import { submit, submitSmallJobs } from './submitters.js';
import { Traffic } from './traffic.js';

/** How a run is reported while it lasts. */
export interface MixedOptions {
  readonly minutes: number;
  /** Gets a line of progress now and then. */
  readonly say: (line: string) => void;
  /** Gets each line that the processes write. @default nobody */
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

/**
 * Everything at once, on a stack of its own: small jobs by 40 connections, a large job, a hostile provider on one lane, 200 readers;
 * before it the small jobs alone, on a warm installation. Nothing is concluded here: see `problemsOf`.
 */
export async function measureMixed(options: MixedOptions): Promise<MixedFigures> {
  const folder = await makeTempFolder();
  const provider = await HostileServer.start(SEED);
  const cataloguePath = join(folder.path, 'catalogue.yaml');
  await writeFile(cataloguePath, mixedCatalogue(provider.url));
  const deaths: string[] = [];
  const stack = await startStack({
    cataloguePath,
    env: { simulator: { SIMULATOR_LATENCY: String(LATENCY_MS) } },
    onDeath: (report) =>
      deaths.push(
        `${report.name} died by itself (${howItEnded(report)}): ${report.lastLines.slice(-3).join(' | ')}`,
      ),
    onLine: options.onLine,
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await provider.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  const database = new Client({ connectionString: stack.databaseUrl });
  try {
    await database.connect();
    return await new MixedRun(stack, database, provider, options).run(deaths);
  } finally {
    await database.end();
    forget();
    await stop();
  }
}

/** Of what the hostile provider says beyond its fixed replies: the same in every run. */
const SEED = 10;
const WARM_UP_MS = 10_000;
const LOOK_EVERY_MS = 500;
const UNDER_WAY_CELLS = 500;

class MixedRun {
  readonly #plan: MixedPlan;
  readonly #accepted: string[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly database: Client,
    private readonly provider: HostileServer,
    private readonly options: MixedOptions,
  ) {
    this.#plan = mixedPlan(options.minutes);
  }

  async run(deaths: readonly string[]): Promise<MixedFigures> {
    const { mixedMs, hostileCells } = this.#plan;
    await this.#alone();
    const [loadAlone = Number.NaN] = loadavg();
    const watch = new ServiceWatch(this.stack);
    const traffic = new Traffic(this.stack.gatewayUrl);
    const startedAt = performance.now();
    await this.#startOthers(traffic);
    await this.#mix(traffic);
    const [loadMixed = Number.NaN] = loadavg();
    await this.#untilAllEnded();
    const wholeMs = performance.now() - startedAt;
    const processes = await watch.stop();
    return {
      minutes: this.options.minutes,
      mixedMs,
      wholeMs,
      small: await smallJobs(this.database),
      largeCells: await recordedOf(this.database, LARGE_ID),
      hostileCells,
      hostileCalls: this.provider.totalCalls,
      routes: traffic.times,
      pushedBack: traffic.pushedBack,
      faults: traffic.faults,
      load: { alone: loadAlone, mixed: loadMixed },
      processes,
      deaths,
      recount: await recount(this.database, this.#accepted),
    };
  }

  /** The small jobs at their pace, with nobody else there. */
  async #alone(): Promise<void> {
    const { say } = this.options;
    const traffic = new Traffic(this.stack.gatewayUrl);
    say('warming up');
    await this.#submitFor(traffic, 'warm-', WARM_UP_MS);
    await this.#untilAllEnded();
    say('small jobs alone');
    await this.#submitFor(traffic, ALONE, this.#plan.aloneMs);
    await this.#untilAllEnded();
    const { count, first } = traffic.faults;
    if (count > 0) throw new Error(`nobody else is there, and yet: ${first.join('; ')}`);
  }

  /** The large job in full swing, and the hostile provider asked. */
  async #startOthers(traffic: Traffic): Promise<void> {
    const { largeCells, hostileCells, mixedMs } = this.#plan;
    const always = new AbortController().signal;
    const large = await submit(traffic, largeJob(largeCells), always);
    const hostile = await submit(traffic, hostileJob(hostileCells, mixedMs), always);
    if (!large || !hostile) throw new Error(`not accepted: ${traffic.faults.first.join('; ')}`);
    this.#accepted.push(LARGE_ID, HOSTILE_ID);
    while ((await recordedOf(this.database, LARGE_ID)) < UNDER_WAY_CELLS) await pause(100);
  }

  async #mix(traffic: Traffic): Promise<void> {
    const { say } = this.options;
    const { mixedMs, connections, readers } = this.#plan;
    say(`everything at once: ${connections} connections, ${readers} readers`);
    const smalls: string[] = [];
    const until = AbortSignal.timeout(mixedMs);
    const progress = setInterval(() => void this.#tell(smalls.length), 30_000);
    await Promise.all([
      submitSmallJobs(traffic, this.#plan, { prefix: MIXED, until, accepted: smalls }),
      new Readers(traffic, this.#plan, smalls).read(until),
    ]);
    clearInterval(progress);
    this.#accepted.push(...smalls);
  }

  async #submitFor(traffic: Traffic, prefix: string, ms: number): Promise<void> {
    const phase = { prefix, until: AbortSignal.timeout(ms), accepted: this.#accepted };
    await submitSmallJobs(traffic, this.#plan, phase);
  }

  /** Those that have not ended by then are found by the recount. */
  async #untilAllEnded(): Promise<void> {
    const deadline = performance.now() + this.#plan.settleMs;
    while (performance.now() < deadline) {
      if ((await openJobs(this.database)) === 0) return;
      await pause(LOOK_EVERY_MS);
    }
  }

  async #tell(accepted: number): Promise<void> {
    const large = await recordedOf(this.database, LARGE_ID);
    const open = await openJobs(this.database);
    this.options.say(
      `${accepted} small jobs accepted, ${open} jobs open, large job ${large} cells`,
    );
  }
}
