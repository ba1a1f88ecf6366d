import { createHash } from 'node:crypto';
import { canonicalHash, canonicalText } from '../canonical.js';

/**
 * What a registration is made for.
 * - `accepted`: a job that is asked; nothing had been asked when it was made.
 * - `extended`: an addition to a job; answers of before were known.
 * - `imported`: answers that existed already.
 * - `judging`: a job whose questions are the answers of another, which come one by one.
 */
export const REGISTRATION_KINDS = ['accepted', 'extended', 'imported', 'judging'] as const;
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

/** How a job is to be analysed: what a confirmatory claim is made with. */
export interface AnalysisPlan {
  /** Whether the submitter gave it; false where the defaults were registered. */
  readonly declared: boolean;
  /** The endpoint whose figures lead, such as `refused`. */
  readonly endpoint: string;
  /** What a claim is about: `questions_like_these` or `these_questions`. */
  readonly claim: string;
  /** Family-wise error rate. */
  readonly alpha: number;
  /** Largest difference of rates that counts as none, as a fraction. */
  readonly margin: number;
  /** What the family of confirmatory tests is made of. */
  readonly family: 'models_by_endpoint';
  /** How the family is corrected. */
  readonly correction: 'holm';
  /** Version of the rules by which a verdict is reached. */
  readonly verdict: string;
  /** Version of the classifier that types the answers. */
  readonly classifier: string;
}

/** A list of questions by its length and its hash: an extended job's first questions are those of the job as accepted. */
export interface QuestionsDigest {
  readonly count: number;
  /** SHA-256 of the list's canonical form, 64 hex digits. */
  readonly sha256: string;
}

/** A specification without its questions, as it is stored. */
export type SpecificationRest = Readonly<Record<string, unknown>>;

/** What was decided of a job before it was asked. Its canonical form is hashed and signed by the gateway. */
export interface Registration extends RegisteredFacts {
  readonly v: 1;
  readonly type: 'registration';
  readonly job: string;
  /** 1 when the job was accepted; one more for each extension. */
  readonly number: number;
  readonly kind: RegistrationKind;
  /** Hash of the registration before; null for the first. */
  readonly previous: string | null;
  /** ISO 8601, by the gateway's clock. */
  readonly registered_at: string;
  /** Cells that the job comes to; null of a judging job, which does not know. */
  readonly cells: number | null;
  readonly analysis: AnalysisPlan;
  /** Of the key that signs it; null where the gateway has none. */
  readonly kid: string | null;
}

/** The text of a registration that is hashed, signed and kept. */
export function registrationText(registration: Registration): string {
  return canonicalText(registration);
}

/** Hash of a registration, 64 hex digits. */
export function registrationHash(registration: Registration): string {
  return canonicalHash(registration);
}

/**
 * Digest of the first questions of a job, in its order. The list is hashed one question at a time: that of a hundred thousand would
 * make a text of many megabytes.
 * @param questions as they stand in the specification; a field that is undefined is left out, as JSON does.
 */
export function questionsDigest(questions: readonly object[]): QuestionsDigest {
  const sum = createHash('sha256').update('[');
  for (const [index, question] of questions.entries()) {
    sum.update(index === 0 ? canonicalText(question) : `,${canonicalText(question)}`);
  }
  return { count: questions.length, sha256: sum.update(']').digest('hex') };
}

/** What is registered of a specification: small, whatever the size of the job. */
export interface RegisteredFacts {
  /** With the seed of the order, the sampling, the constraints and the arms. */
  readonly specification: SpecificationRest;
  readonly questions: QuestionsDigest;
  /** SHA-256 of the canonical form of the system prompts by region. */
  readonly system_prompts_sha256: string;
}

/** What is registered of a specification, with the system prompts of its regions. */
export function registeredFacts(
  { questions, ...specification }: { readonly questions: readonly object[] },
  systemPrompts: Readonly<Record<string, string | null>>,
): RegisteredFacts {
  return {
    specification,
    questions: questionsDigest(questions),
    system_prompts_sha256: canonicalHash(systemPrompts),
  };
}
