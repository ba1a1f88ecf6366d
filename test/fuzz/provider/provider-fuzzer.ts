import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '@beacon/testing';
import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import type { Findings } from '../finding.js';
import {
  HOSTILE_MODEL,
  REGIONS,
  ROUTER_MODEL,
  STEADY_MODEL,
  THROTTLING_MODEL,
} from '../stack/catalogue.js';
import { promptOf } from './hostile-server.js';
import type { HostileServer } from './hostile-server.js';
import { cellsOf, numberOf, problemsOfCell } from './judge-cells.js';
import { NAMED_REPLIES } from './named-replies.js';

/** What the hostile provider's run works with. */
export interface ProviderFuzzerParts {
  readonly seed: number;
  readonly server: HostileServer;
  readonly api: ApiClient;
  readonly database: DatabaseProbe;
  readonly findings: Findings;
  readonly tell: (text: string) => void;
  /** Reads what was stored through the API, as users do, and tells what is not as described. */
  readonly readBack: (jobId: string) => Promise<void>;
}

/** Figures of a run. */
export interface ProviderFigures {
  readonly rounds: number;
  readonly cells: number;
  readonly calls: number;
  /** Distinct kinds of replies. */
  readonly kinds: number;
  /** Cells by status and, of failed ones, code. */
  readonly ends: Readonly<Record<string, number>>;
}

const CASES = 32;
const THROTTLING_CASES = 5;
const TIMEOUT = '60s';
const PROVIDER_TIMEOUT = '5s';
/** Beyond the job's own time: the planner's rounds, and a machine with other work. */
const END_LIMIT_MS = 120_000;
const ENDED: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Asks the hostile provider's models, round after round, beside a model that answers well, and judges every cell. */
export class ProviderFuzzer {
  readonly #kinds = new Set<string>();
  readonly #ends = new Map<string, number>();
  #rounds = 0;
  #cells = 0;
  #asking: readonly number[] = [];

  constructor(private readonly parts: ProviderFuzzerParts) {}

  get figures(): ProviderFigures {
    return {
      rounds: this.#rounds,
      cells: this.#cells,
      calls: this.parts.server.totalCalls,
      kinds: this.#kinds.size,
      ends: Object.fromEntries([...this.#ends].toSorted(([, a], [, b]) => b - a)),
    };
  }

  /** Cases whose ends are waited for. */
  get inFlight(): readonly string[] {
    return this.#asking.map((number) => `provider:${number}`);
  }

  /** Asks until a moment of `performance.now()`, the replies with names first and whole. */
  async run(untilMs: number): Promise<void> {
    for (
      let first = 0;
      first < NAMED_REPLIES.length || performance.now() < untilMs;
      first += CASES
    ) {
      await this.runCases(Array.from({ length: CASES }, (_, at) => first + at));
    }
  }

  /** One round with these cases. */
  async runCases(numbers: readonly number[]): Promise<void> {
    this.#rounds += 1;
    this.#asking = numbers;
    const id = `fuzz-provider-${this.#rounds}`;
    const jobs = [
      { id, models: [HOSTILE_MODEL, ROUTER_MODEL, STEADY_MODEL], numbers },
      {
        id: `${id}-throttled`,
        models: [THROTTLING_MODEL],
        numbers: numbers.slice(0, THROTTLING_CASES),
      },
    ];
    for (const kind of this.parts.server.prepare(numbers)) this.#kinds.add(kind);
    await this.#freeLanes();
    for (const job of jobs) await this.parts.api.must('/api/v1/jobs', bodyOf(job));
    await Promise.all(jobs.map((job) => this.#finish(job.id, job.models, job.numbers)));
    this.#asking = [];
  }

  /** A lane that was told to wait for years does not keep the next round from being asked. */
  async #freeLanes(): Promise<void> {
    for (const region of REGIONS) {
      for (const model of [HOSTILE_MODEL, ROUTER_MODEL, THROTTLING_MODEL]) {
        await this.parts.api.post(`/api/v1/lanes/${region}/${model}/resume`, {});
      }
    }
  }

  async #finish(id: string, models: readonly string[], numbers: readonly number[]): Promise<void> {
    const { database, readBack } = this.parts;
    const deadline = performance.now() + END_LIMIT_MS;
    while (!ENDED.has((await database.job(id)).status)) {
      if (performance.now() > deadline) return this.#found(null, id, `${id} did not end`);
      await pause(100);
    }
    const cells = await cellsOf(database, id);
    const expected = REGIONS.length * models.length * numbers.length;
    const distinct = new Set(
      cells.map(({ region, model, question }) => `${region} ${model} ${question}`),
    );
    if (cells.length !== expected || distinct.size !== expected) {
      this.#found(
        null,
        id,
        `${expected} cells, ${cells.length} executions of ${distinct.size} cells`,
      );
    }
    for (const cell of cells) {
      this.#cells += 1;
      const end = cell.code ?? cell.outcome;
      this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
      const calls = this.parts.server.calls(cell.region, cell.model, numberOf(cell.question));
      for (const { number, problem } of problemsOfCell(cell, calls))
        this.#found(number, cell.model, problem);
    }
    await readBack(id);
  }

  #found(number: number | null, where: string, problem: string): void {
    const { findings, seed, server, tell } = this.parts;
    const kind = number === null ? '' : server.kindOf(where, number);
    if (!findings.add({ part: 'provider', number, where, problem, shown: kind })) return;
    const how = number === null ? '' : ` --case provider:${number}`;
    tell(`FOUND with --seed ${seed}${how}: ${where}: ${problem}\n${kind}`);
  }
}

function bodyOf({
  id,
  models,
  numbers,
}: {
  readonly id: string;
  readonly models: readonly string[];
  readonly numbers: readonly number[];
}): unknown {
  return {
    version: 'v1',
    id,
    benchmark: { name: 'fuzz-provider' },
    constraints: { regions: [...REGIONS], timeout: TIMEOUT, provider_timeout: PROVIDER_TIMEOUT },
    models,
    questions: numbers.map((number) => ({ id: `case-${number}`, text: promptOf(number) })),
  };
}
