import type { Fragility, ModelVerdict, Verdict } from '@beacon/verdict';
import { findPivotalAnswers } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Executions named at most for one conclusion: for more, make a review. */
const MAX_NAMED = 100;

/** A verdict whose conclusions name the executions that, typed otherwise, would help to overturn them. */
export async function withPivotalIds(
  em: EntityManager,
  jobId: string,
  verdict: Verdict,
): Promise<Verdict> {
  const models: ModelVerdict[] = [];
  for (const model of verdict.models) {
    const fragility: Fragility[] = [];
    for (const claim of model.fragility) {
      fragility.push({ ...claim, executions: await idsOf(em, jobId, model, claim) });
    }
    models.push({ ...model, fragility });
  }
  return { ...verdict, models };
}

/** None for a conclusion that does not depend on a few. */
async function idsOf(
  em: EntityManager,
  jobId: string,
  { model_id: modelId }: ModelVerdict,
  { flips, endpoint, fewer_events: fewer, more_events: more }: Fragility,
): Promise<number[]> {
  if (flips === null || flips > MAX_NAMED) return [];
  return findPivotalAnswers(em, { jobId, modelId, endpoint, fewer, more, limit: flips });
}
