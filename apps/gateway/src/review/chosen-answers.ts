import { allocate } from '@beacon/verdict';
import type { AnswerStratum } from '@beacon/verdict';
import { countReviewable, drawReviewable, findReviewCandidates } from '@beacon/persistence';
import type { ReviewReason, ReviewStratum, ReviewableAnswer } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What a review is to be made of. */
export interface SampleRequest {
  readonly jobId: string;
  readonly size: number;
  readonly reasons: readonly ReviewReason[];
  readonly seed: number;
  /** Languages of the job's questions by their ids. */
  readonly languages: ReadonlyMap<string, string | null>;
  /** Ids of answers that would turn the verdict, the least certain first. */
  readonly turning: readonly number[];
}

/** An answer in a review, with the stratum that it stands for. */
export interface ReviewAnswer extends ReviewableAnswer {
  readonly reasons: readonly ReviewReason[];
  readonly stratum: number;
  readonly chance: number;
}

/** The answers of a review, and the strata of the whole job. */
export interface ReviewSample {
  readonly answers: readonly ReviewAnswer[];
  readonly strata: readonly ReviewStratum[];
}

/**
 * Chooses the answers of a review. Half of them, where random ones are asked for, are chosen for reasons, the reasons taking turns; the others are
 * drawn by lot from all the rest, by strata. Every answer of the job then belongs to one stratum, whose share in the review is known: those chosen
 * are all in it, of the others each has the same chance as its like. The estimate depends on that.
 */
export async function chooseAnswers(
  em: EntityManager,
  request: SampleRequest,
): Promise<ReviewSample> {
  const chosen = await choose(em, request);
  const { answers, strata } = takenWhole(chosen, request);
  const except = chosen.map(({ executionId }) => executionId);
  const frame = await frameOf(em, request, except);
  const counts = allocate(
    frame,
    request.reasons.includes('random') ? request.size - chosen.length : 0,
  );
  for (const [index, { questions, ...stratum }] of frame.entries()) {
    const place = strata.length;
    const draw = { typed: stratum.typed, questions, count: counts[index] ?? 0 };
    const drawn = await drawReviewable(em, request.jobId, draw, { seed: request.seed, except });
    const chance = drawn.length / stratum.answers;
    answers.push(
      ...drawn.map((one) => ({ ...one, reasons: ['random' as const], stratum: place, chance })),
    );
    strata.push({ part: 'random', ...stratum, items: drawn.length });
  }
  return { answers, strata };
}

type Chosen = ReviewableAnswer & { readonly reasons: ReviewReason[] };

/** Reasons take turns, each with its next candidate: one that is chosen already costs no turn, and gets one reason more. */
async function choose(em: EntityManager, request: SampleRequest): Promise<Chosen[]> {
  const { jobId, size, seed, turning } = request;
  const limit = request.reasons.includes('random') ? Math.floor(size / 2) : size;
  const queues: { reason: ReviewReason; answers: ReviewableAnswer[] }[] = [];
  for (const reason of request.reasons) {
    if (reason === 'random') continue;
    const answers = await findReviewCandidates(em, jobId, { reason, seed, limit, turning });
    queues.push({ reason, answers });
  }
  const chosen = new Map<number, Chosen>();
  let left = true;
  while (left) {
    left = false;
    for (const { reason, answers } of queues)
      left = takeTurn(chosen, { reason, answers, limit }) || left;
  }
  return [...chosen.values()];
}

/** Whether anything was left to take. */
function takeTurn(
  chosen: Map<number, Chosen>,
  { reason, answers, limit }: { reason: ReviewReason; answers: ReviewableAnswer[]; limit: number },
): boolean {
  for (let answer = answers.shift(); answer !== undefined; answer = answers.shift()) {
    const known = chosen.get(answer.executionId);
    known?.reasons.push(reason);
    if (known !== undefined || chosen.size >= limit) continue;
    chosen.set(answer.executionId, { ...answer, reasons: [reason] });
    return true;
  }
  return false;
}

/** Strata of the answers that are chosen: each is in the review whole. */
function takenWhole(
  chosen: readonly Chosen[],
  { languages }: SampleRequest,
): { answers: ReviewAnswer[]; strata: ReviewStratum[] } {
  const groups = Map.groupBy(chosen, ({ questionId, typed }) =>
    JSON.stringify([languages.get(questionId) ?? null, typed]),
  );
  const strata = [...groups.values()].flatMap(([first, ...others]): ReviewStratum[] => {
    if (first === undefined) return [];
    const count = 1 + others.length;
    const language = languages.get(first.questionId) ?? null;
    return [{ part: 'chosen', language, typed: first.typed, answers: count, items: count }];
  });
  const answers = [...groups.values()].flatMap((own, stratum) =>
    own.map((answer) => ({ ...answer, stratum, chance: 1 })),
  );
  return { answers, strata };
}

/** Strata of all other answers of the job, with the ids of their questions. */
async function frameOf(
  em: EntityManager,
  { jobId, languages }: SampleRequest,
  except: readonly number[],
): Promise<(AnswerStratum & { readonly questions: readonly string[] })[]> {
  const counts = await countReviewable(em, jobId, except);
  const groups = Map.groupBy(counts, ({ questionId, typed }) =>
    JSON.stringify([languages.get(questionId) ?? null, typed]),
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return {
      language: languages.get(first.questionId) ?? null,
      typed: first.typed,
      answers: own.reduce((sum, { answers }) => sum + answers, 0),
      questions: own.map(({ questionId }) => questionId),
    };
  });
}
