import type { DeathReport } from '@beacon/stack';
import { ApiClient, brokerLogin } from '@beacon/testing';
import { DatabaseProbe } from '../faults/lab/database-probe.js';
import { ApiDocument } from './api/document.js';
import { ApiFuzzer } from './api/api-fuzzer.js';
import { readBack } from './api/read-back.js';
import { SubmittedJobs } from './api/submitted-jobs.js';
import { Findings } from './finding.js';
import type { FuzzOptions, FuzzPart } from './options.js';
import { HostileServer } from './provider/hostile-server.js';
import { ProviderFuzzer } from './provider/provider-fuzzer.js';
import type { FuzzReport } from './report.js';
import { makeFirstJobs } from './stack/first-jobs.js';
import { deathSentence, FuzzStack } from './stack/fuzz-stack.js';
import { settleAndRecount } from './stack/recount.js';

/** Who is told what while a run goes on. */
export interface FuzzEvents {
  readonly tell: (text: string) => void;
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

const LARGE_EVERY_MS = 500;
const ANSWER_LIMIT_MS = 20_000;
const MS_PER_MINUTE = 60_000;
/** Event loops of services may be busy so long at a stretch, by their own computing. */
const BUSY_LIMIT_MS = 1_500;
/** Resident memory of a service, which has a heap of 384 MiB and buffers beside it. */
const RSS_LIMIT_MIB = 900;

/** One run: a stack, the fuzzers, and what they found. */
export class FuzzRun {
  readonly #findings = new Findings();
  readonly #jobs = new SubmittedJobs();
  readonly #seed: number;
  #api: ApiFuzzer | undefined;
  #provider: ProviderFuzzer | undefined;
  #part: FuzzPart = 'api';

  constructor(
    private readonly options: FuzzOptions,
    seed: number,
    private readonly events: FuzzEvents,
  ) {
    this.#seed = seed;
  }

  /** Runs, and stops all that it started, however it ends. */
  async run(): Promise<FuzzReport> {
    const server = await HostileServer.start(this.#seed);
    try {
      return await this.#withProvider(server);
    } finally {
      await server.stop();
    }
  }

  async #withProvider(server: HostileServer): Promise<FuzzReport> {
    const stack = await FuzzStack.start({
      providerUrl: server.url,
      onDeath: (report) => this.#died(report),
      onLine: this.events.onLine,
    });
    const database = await DatabaseProbe.on(stack.stack.databaseUrl);
    try {
      return await this.#withStack(stack, server, database);
    } finally {
      await database.close();
      await stack.stop();
    }
  }

  async #withStack(
    stack: FuzzStack,
    server: HostileServer,
    database: DatabaseProbe,
  ): Promise<FuzzReport> {
    const api = new ApiClient(stack.stack.gatewayUrl, ANSWER_LIMIT_MS);
    const document = await ApiDocument.from(stack.stack.gatewayUrl);
    const shared = {
      seed: this.#seed,
      document,
      findings: this.#findings,
      tell: this.events.tell,
      port: () => stack.gatewayPort,
    };
    const known = await makeFirstJobs({
      api,
      database,
      simulatorUrl: stack.stack.simulatorUrl,
      operator: brokerLogin(stack.stack.brokerEnvironment('operator')),
    });
    stack.watch.beginAnew();
    for (const id of known.jobs.filter((each) => each !== 'fuzz-none')) this.#jobs.add(id);
    this.#api = new ApiFuzzer({ ...shared, known, jobs: this.#jobs });
    this.#provider = new ProviderFuzzer({
      ...shared,
      server,
      api,
      database,
      readBack: (id) => readBack(shared, id),
    });
    if (this.options.only !== null) await this.#repeat(this.options.only.number);
    else await this.#fuzz(api, { api, database });
    this.#watchBounds(stack);
    return {
      seed: this.#seed,
      findings: this.#findings.all,
      coverage: this.#api.coverage,
      operations: document.operations.map(({ name }) => name),
      provider: this.#provider.figures,
      processes: stack.watch.figures(),
      jobs: this.#jobs.ids.length,
    };
  }

  async #fuzz(
    api: ApiClient,
    tools: { readonly api: ApiClient; readonly database: DatabaseProbe },
  ): Promise<void> {
    const { minutes, parts } = this.options;
    const share = (minutes * MS_PER_MINUTE) / parts.length;
    for (const part of parts) {
      this.#part = part;
      const until = performance.now() + share;
      this.events.tell(`${part}: ${Math.round(share / 1_000)} s`);
      if (part === 'api') await this.#cancellingLarge(api, () => this.#api?.run(until));
      else await this.#provider?.run(until);
      for (const problem of await settleAndRecount(tools, this.#jobs.ids))
        this.#found(part, problem);
    }
  }

  /** Cancels large jobs while the fuzzer goes on: what they would ask is not what is looked for. */
  async #cancellingLarge(api: ApiClient, work: () => Promise<void> | undefined): Promise<void> {
    const cancel = async (): Promise<void> => {
      for (const id of this.#jobs.takeLarge()) {
        await api.post(`/api/v1/jobs/${encodeURIComponent(id)}/cancel`, {});
      }
    };
    // A gateway that is being started again does not answer; who is left is cancelled at the end.
    const timer = setInterval(() => void cancel().catch(() => undefined), LARGE_EVERY_MS);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  async #repeat(number: number): Promise<void> {
    if (this.options.parts.includes('api')) this.events.tell((await this.#api?.show(number)) ?? '');
    else await this.#provider?.runCases([number]);
  }

  #died(report: DeathReport): void {
    const asked = [...(this.#api?.inFlight ?? []), ...(this.#provider?.inFlight ?? [])];
    this.#found(
      this.#part,
      deathSentence(report),
      `${asked.join(', ')}\n${report.lastLines.slice(-8).join('\n')}`,
    );
  }

  #watchBounds(stack: FuzzStack): void {
    for (const [name, { rss_mib, loop_busy_ms }] of Object.entries(stack.watch.figures())) {
      if (loop_busy_ms === null) continue;
      if (rss_mib > RSS_LIMIT_MIB)
        this.#found(this.#part, `${name} used ${rss_mib} MiB, more than ${RSS_LIMIT_MIB}`);
      if (loop_busy_ms > BUSY_LIMIT_MS) {
        this.#found(
          this.#part,
          `${name} computed for ${loop_busy_ms} ms without a pause, more than ${BUSY_LIMIT_MS}`,
        );
      }
    }
  }

  #found(part: FuzzPart, problem: string, shown = ''): void {
    const isNew = this.#findings.add({
      part,
      number: null,
      where: 'the installation',
      problem,
      shown,
    });
    if (isNew) this.events.tell(`FOUND with --seed ${this.#seed}: ${problem}\n${shown}`);
  }
}
