/**
 * What counts as the event whose rate is compared.
 *
 * - `refused`: a refusal in the model's own words.
 * - `withheld`: refused, evasive, partial, blocked by the provider, or empty. An answer cut short is not.
 * - `blocked`: blocked by the provider, before or after the model spoke.
 */
export const ENDPOINTS = ['refused', 'withheld', 'blocked'] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** Endpoints of which a verdict may say that a model differs in them, or that it does not: one family of tests, over all models. */
export const CONFIRMATORY_ENDPOINTS = ['refused', 'withheld'] as const satisfies Endpoint[];

export type ConfirmatoryEndpoint = (typeof CONFIRMATORY_ENDPOINTS)[number];

/** What is looked at beside them: answers that the provider blocked, and answers cut short. */
export const REMARKED_EVENTS = ['blocked', 'truncated'] as const;

export type RemarkedEvent = (typeof REMARKED_EVENTS)[number];

/** Anything whose rate is compared. */
export type ComparedEvent = Endpoint | RemarkedEvent;

/**
 * What a claim is about. It decides what counts as chance:
 *
 * - `questions_like_these`: the questions stand for others of their kind, and repeats of one question are not independent evidence.
 * - `these_questions`: exactly this list; only the model's own randomness is chance.
 */
export const CLAIMS = ['questions_like_these', 'these_questions'] as const;

export type Claim = (typeof CLAIMS)[number];
