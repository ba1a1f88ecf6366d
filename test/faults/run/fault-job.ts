import { createHash } from 'node:crypto';
import { cellKey } from '@beacon/domain';
import { MODELS, SERVED_REGIONS } from '../lab/lab-shapes.js';

/** What a scenario asks of a job; what is left out is as in most. */
export interface JobOptions {
  /** @default the served ones */
  readonly regions?: readonly string[];
  /** @default both */
  readonly models?: readonly string[];
  /** @default 12 */
  readonly questions?: number;
  /** @default 2 */
  readonly repeats?: number;
  /** The whole job's limit. @default 10m */
  readonly timeout?: string;
  /** One attempt's limit. @default 30s */
  readonly providerTimeout?: string;
  /** Regions that must succeed. @default all of them */
  readonly minRegions?: number;
  /** @default 0.67 */
  readonly minSuccessRate?: number;
  /** What it may cost, in US dollars. @default no limit */
  readonly maxCost?: number;
}

/** A cell that a job must come to, with all the names that it has. */
export interface ExpectedCell {
  readonly region: string;
  readonly model: string;
  readonly question: string;
  readonly repeat: number;
  /** Its key within job and region, as in subjects and rows. */
  readonly cell: string;
  /** Its key in the simulator's log: no other cell of any job asks the same. */
  readonly callKey: string;
}

const DEFAULTS = {
  regions: SERVED_REGIONS as readonly string[],
  models: MODELS as readonly string[],
  questions: 12,
  repeats: 2,
  timeout: '10m',
  providerTimeout: '30s',
  minSuccessRate: 0.67,
};

/** Every repeat has its own seed, from here on. */
const SEED = 1_000;

/** How the simulator's log names what a call asked. */
export function callKeyOf(call: {
  readonly region: string;
  readonly model: string;
  readonly promptSha256: string;
  readonly seed: number | null;
}): string {
  return `${call.region} ${call.model} ${call.promptSha256} ${call.seed}`;
}

/** A job of the suite. Its questions are asked by no other, so that every call can be traced to its cell. */
export class FaultJob {
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly repeats: number;
  readonly #options: typeof DEFAULTS & JobOptions;
  readonly #questions: string[] = [];
  readonly #cells = new Map<string, ExpectedCell>();

  constructor(
    readonly id: string,
    options: JobOptions = {},
  ) {
    this.#options = { ...DEFAULTS, ...options };
    this.regions = this.#options.regions;
    this.models = this.#options.models;
    this.repeats = this.#options.repeats;
    this.addQuestions(this.#options.questions);
  }

  /** Every cell that must have one execution, by `region model question repeat`. */
  get cells(): ReadonlyMap<string, ExpectedCell> {
    return this.#cells;
  }

  get questions(): readonly string[] {
    return this.#questions;
  }

  /** The text of a question; a part of no other question's text. */
  textOf(question: string): string {
    return `Give one word for item ${question} of list ${this.id}, please.`;
  }

  /** More questions, as an extension adds them; returns their ids. */
  addQuestions(count: number): readonly string[] {
    const from = this.#questions.length + 1;
    const added = Array.from({ length: count }, (_, index) => `q${from + index}`);
    this.#questions.push(...added);
    for (const question of added) this.#addCells(question);
    return added;
  }

  /** A question as the API takes it. */
  submitted(question: string): { readonly id: string; readonly text: string } {
    return { id: question, text: this.textOf(question) };
  }

  /** The body of the submission. */
  body(): Readonly<Record<string, unknown>> {
    const { timeout, providerTimeout, minRegions, minSuccessRate, maxCost } = this.#options;
    return {
      id: this.id,
      version: 'v1',
      benchmark: { name: 'fault-suite' },
      constraints: {
        regions: this.regions,
        min_regions: minRegions ?? this.regions.length,
        min_success_rate: minSuccessRate,
        timeout,
        provider_timeout: providerTimeout,
        max_cost: maxCost,
      },
      models: this.models,
      questions: this.#questions.map((question) => this.submitted(question)),
      repeats: this.repeats,
      sampling: { temperature: 0, max_tokens: 500, seed: SEED },
    };
  }

  #addCells(question: string): void {
    const promptSha256 = createHash('sha256').update(this.textOf(question)).digest('hex');
    for (const region of this.regions) {
      for (const model of this.models) {
        for (let repeat = 1; repeat <= this.repeats; repeat += 1) {
          const cell = cellKey({ model, questionId: question, repeat });
          const callKey = callKeyOf({ region, model, promptSha256, seed: SEED + repeat - 1 });
          const name = `${region} ${model} ${question} ${repeat}`;
          this.#cells.set(name, { region, model, question, repeat, cell, callKey });
        }
      }
    }
  }
}
