import { callCostAtMost, cellAt, findLane, promptArmOf } from '@beacon/domain';
import type { Catalogue, SentSystemPrompts } from '@beacon/domain';
import type { RunningLane } from '@beacon/persistence';
import type { PlannedJob } from '../jobs/spec-cache.js';

const FIRST_GENERATION = 1;

/** What calls of a lane of a job cost at most, in nanodollars; infinite where the catalogue has no prices for it any more. */
export class CallEstimates {
  constructor(
    private readonly job: PlannedJob,
    private readonly lane: RunningLane,
    private readonly catalogue: Catalogue,
  ) {}

  /** Of a call of any of its questions. */
  get most(): number {
    return this.#costOf(longestPrompt(this.job));
  }

  /**
   * Of the calls that would be published next, some at most. What is asked again is reckoned like the longest question: which it will be
   * is only known when it is published.
   */
  next(count: number): number[] {
    const { cells, planned, recorded, retries_waiting: retries, generation } = this.lane;
    const again = Math.min(count, retries);
    const behind = Math.max(0, cells - Math.max(planned, recorded));
    const first = Math.min(count - again, behind);
    const costs = Array.from({ length: again }, () => this.most);
    const isFirst = generation === FIRST_GENERATION;
    for (let offset = 0; offset < first; offset += 1) {
      costs.push(isFirst ? this.#costAt(planned + offset) : this.most);
    }
    return costs;
  }

  #costAt(position: number): number {
    const { region, model_id: model, blocks } = this.lane;
    const { questionId } = cellAt(this.job.spec, { region, model, blocks }, position);
    return this.#costOf(Buffer.byteLength(this.job.prompts.get(questionId ?? '') ?? ''));
  }

  #costOf(promptBytes: number): number {
    const { region, model_id: model } = this.lane;
    const { spec, systemPrompts } = this.job;
    const lane = findLane(this.catalogue, region, model);
    if (lane === undefined) return Infinity;
    const bytes = promptBytes + systemBytes({ spec, systemPrompts }, region);
    return callCostAtMost({ bytes, maxTokens: spec.sampling.maxTokens }, lane) ?? Infinity;
  }
}

/** The longest system prompt with which a question may be sent from a region. */
function systemBytes(sent: SentSystemPrompts, region: string): number {
  const levels = promptArmOf(sent.spec)?.levels ?? [];
  const prompts = [sent.systemPrompts[region], ...levels.map(({ systemPrompt }) => systemPrompt)];
  return Math.max(...prompts.map((prompt) => Buffer.byteLength(prompt ?? '')));
}

/** A job may have a hundred thousand questions, which stay the same as long as it is remembered. */
const longest = new WeakMap<PlannedJob, number>();

function longestPrompt(job: PlannedJob): number {
  const known = longest.get(job);
  if (known !== undefined) return known;
  let most = 0;
  for (const prompt of job.prompts.values()) most = Math.max(most, Buffer.byteLength(prompt));
  longest.set(job, most);
  return most;
}
