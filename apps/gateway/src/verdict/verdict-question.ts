import { DEFAULT_ANALYSIS } from '@beacon/domain';
import type { VerdictInput, VerdictOptions } from '@beacon/verdict';
import { readJobAnalysis } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ContentMode } from './content-request.js';

/** How a verdict is asked for. */
export interface VerdictQuestion extends Pick<
  VerdictOptions,
  'endpoint' | 'alpha' | 'margin' | 'claim'
> {
  /** Whether what answers say is compared, too. */
  readonly content: ContentMode;
}

/** What a reader asks for; the rest is as the job's analysis plan says. */
export type AskedVerdict = Partial<VerdictQuestion>;

/** What is asked where neither the reader nor the job says anything. */
export const HEADLINE: VerdictQuestion = { ...DEFAULT_ANALYSIS, content: 'auto' };

/** What is asked of a job, and whether that is nothing but what is asked of it by default. */
export interface ResolvedQuestion {
  readonly question: VerdictQuestion;
  readonly isHeadline: boolean;
}

/** Fills up what a reader asks for by the job's plan. */
export async function resolveQuestion(
  em: EntityManager,
  jobId: string,
  asked: AskedVerdict,
): Promise<ResolvedQuestion> {
  const own = { ...HEADLINE, ...(await readJobAnalysis(em, jobId)) };
  const question: VerdictQuestion = {
    endpoint: asked.endpoint ?? own.endpoint,
    alpha: asked.alpha ?? own.alpha,
    margin: asked.margin ?? own.margin,
    claim: asked.claim ?? own.claim,
    content: asked.content ?? own.content,
  };
  const fields = Object.keys(question) as (keyof VerdictQuestion)[];
  return { question, isHeadline: fields.every((field) => question[field] === own[field]) };
}

/** The input with what is asked of it. */
export function withQuestion(
  input: VerdictInput,
  { endpoint, alpha, margin, claim }: VerdictQuestion,
): VerdictInput {
  return { ...input, options: { ...input.options, endpoint, alpha, margin, claim } };
}
