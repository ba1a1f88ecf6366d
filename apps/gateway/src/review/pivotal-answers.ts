import type { Fragility } from '@beacon/verdict';
import { findPivotalAnswers } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { VerdictReader } from '../verdict/verdict-reader.js';

/** Finds the answers that would turn a job's verdict if they were mistyped. */
@Injectable()
export class PivotalAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly verdicts: VerdictReader,
  ) {}

  /** Ids of executions: the conclusions take turns, each with the answer that is least certain. Some at most. */
  async find(jobId: string, limit: number): Promise<readonly number[]> {
    const { verdict } = await this.verdicts.read(jobId);
    const claims = verdict.models.flatMap(({ model_id: modelId, fragility }) =>
      fragility.map((claim) => ({ modelId, claim })),
    );
    const lists: number[][] = [];
    for (const { modelId, claim } of claims) {
      lists.push(await this.#of(jobId, modelId, claim, limit));
    }
    return inTurns(lists).slice(0, limit);
  }

  async #of(
    jobId: string,
    modelId: string,
    { endpoint, fewer_events: fewer, more_events: more }: Fragility,
    limit: number,
  ): Promise<number[]> {
    return findPivotalAnswers(this.em, { jobId, modelId, endpoint, fewer, more, limit });
  }
}

/** First of each list, then second of each, every number once. */
function inTurns(lists: readonly (readonly number[])[]): number[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const places = Array.from({ length: longest }, (_, place) => place);
  return [...new Set(places.flatMap((place) => lists.flatMap((list) => list[place] ?? [])))];
}
