import type { JobModel, JudgingOrder } from '@beacon/domain';
import { CLAIMS, ENDPOINTS } from '../shape/terms.js';
import type { JobRegistration } from './input.js';

/** A registration as it is kept, as far as a verdict looks at it. */
export interface RegistrationStatement {
  readonly kind: string;
  readonly registered_at: string;
  /** The job's specification as it is stored, without its questions. */
  readonly specification: Readonly<Record<string, unknown>>;
  readonly questions: { readonly count: number };
  readonly analysis: {
    readonly endpoint: string;
    readonly claim: string;
    readonly alpha: number;
    readonly margin: number;
    readonly verdict: string;
    readonly classifier: string;
  };
}

/**
 * What a verdict compares with: the first registration of a job.
 * @param proof its hash, and whether it is signed.
 * @throws RangeError when it is the registration of no job that this release could have accepted.
 */
export function registeredJob(
  { kind, registered_at: registeredAt, specification, questions, analysis }: RegistrationStatement,
  proof: Pick<JobRegistration, 'sha256' | 'signed'>,
): JobRegistration {
  const { models, repeats, judges } = specification;
  if (!Array.isArray(models) || typeof repeats !== 'number') {
    throw new RangeError('the registration names no models or repeats');
  }
  const order = judges as JudgingOrder | undefined;
  return {
    registeredAt,
    ...proof,
    imported: kind === 'imported',
    analysis: {
      ...analysis,
      endpoint: oneOf('endpoint', analysis.endpoint, ENDPOINTS),
      claim: oneOf('claim', analysis.claim, CLAIMS),
    },
    models: (models as readonly JobModel[]).map(({ id, regions }) => ({ id, regions })),
    // A job that asks its own prompt asks one.
    questions: Math.max(1, questions.count),
    repeats,
    judges: order !== undefined && order.policy !== 'classifier',
  };
}

function oneOf<Word extends string>(name: string, value: string, allowed: readonly Word[]): Word {
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  throw new RangeError(
    `the registered ${name} is ${JSON.stringify(value)}, one of ${allowed.join(', ')} is needed`,
  );
}
