import type { ConfirmatoryEndpoint } from './terms.js';

/** What makes a claim exploratory. */
export const DEVIATION_CODES = [
  'imported',
  'interim',
  'stopped',
  'alpha',
  'margin',
  'claim',
  'endpoint',
  'verdict_version',
  'extended',
  'subset',
  'classifier',
  'judged',
  'corrected',
  'reviewed',
] as const;

export type DeviationCode = (typeof DEVIATION_CODES)[number];

/** Something that is otherwise than it was registered. */
export interface RegistrationDeviation {
  readonly code: DeviationCode;
  /** The model whose claims it makes exploratory; null for those of all. */
  readonly model_id: string | null;
  /** The endpoint whose claims it makes exploratory; null for both. */
  readonly endpoint: ConfirmatoryEndpoint | null;
  readonly text: string;
}

/** Whether what a verdict may claim of a model in an endpoint was registered. */
export interface ClaimRegistration {
  readonly model_id: string;
  readonly endpoint: ConfirmatoryEndpoint;
  readonly registered: boolean;
}

/** What was registered before anything was asked, and which claims are made as registered. */
export interface RegistrationFigures {
  /** `registered`: all claims are. `partly`: some are. `exploratory`: none is. `not_registered`: the job has no registration. */
  readonly status: 'registered' | 'partly' | 'exploratory' | 'not_registered';
  /** Plain English. */
  readonly sentence: string;
  /** When it was, ISO 8601; null for a job without a registration, as are the next two. */
  readonly registered_at: string | null;
  /** Of the first registration. */
  readonly sha256: string | null;
  /** Whether the gateway signed it. That the signature holds is for `beacon verify` to say. */
  readonly signed: boolean | null;
  readonly claims: readonly ClaimRegistration[];
  readonly deviations: readonly RegistrationDeviation[];
}
