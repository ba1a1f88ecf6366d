import type { TrustFile } from '@beacon/signing';
import type { SignedPolicy } from '../intake/signed/signed-specification.js';

/** Injection token of the `Catalogue`. */
export const CATALOGUE = Symbol('CATALOGUE');
/** Injection token of the `QuestionBank`. */
export const QUESTION_BANK = Symbol('QUESTION_BANK');
/** Injection token of the `JobLimits`. */
export const JOB_LIMITS = Symbol('JOB_LIMITS');
/** Injection token of the {@link ControlOptions}. */
export const CONTROL_OPTIONS = Symbol('CONTROL_OPTIONS');

/** Injection token of the {@link EmbeddingsOptions}, null when there is no endpoint. */
export const EMBEDDINGS = Symbol('EMBEDDINGS');

/** Injection token of the `ConnectionShares`. */
export const CONNECTION_SHARES = Symbol('CONNECTION_SHARES');

/** Injection token of the {@link LiveOptions}. */
export const LIVE_OPTIONS = Symbol('LIVE_OPTIONS');

/** Injection token of the {@link WebhookOptions}. */
export const WEBHOOK_OPTIONS = Symbol('WEBHOOK_OPTIONS');

/** Injection token of the {@link SignedOptions}. */
export const SIGNED_SPECIFICATIONS = Symbol('SIGNED_SPECIFICATIONS');

/** What is made of signatures of specifications. */
export interface SignedOptions {
  readonly policy: SignedPolicy;
  /** Whom the gateway believes; null where nobody looks at signatures. */
  readonly trust: Pick<TrustFile, 'list' | 'fresh'> | null;
}

/** Where webhooks may lead, and what signs them. */
export interface WebhookOptions {
  /** Whether private and loopback addresses, and http, are allowed. */
  readonly allowPrivate: boolean;
  /** The value of an environment variable; undefined where it is not set. */
  readonly variable: (name: string) => string | undefined;
}

/** How streams of events are served. */
export interface LiveOptions {
  /** Readers at once. */
  readonly mostReaders: number;
  /** A stream without an event gets a sign of life after so many milliseconds. */
  readonly heartbeatMs: number;
  /** A reader that does not take the next piece for so many milliseconds is cut off. */
  readonly stalledMs: number;
  /** Memory for recent events, in bytes. */
  readonly ringBytes: number;
}

/** What governs changes that users and admins ask for. */
export interface ControlOptions {
  /** Rounds that a cell may have, the first one among them. */
  readonly maxRounds: number;
  /** Requests that a cell may take in one round, as the planner is told, too. */
  readonly maxAttempts: number;
}

/** Where and how texts are embedded. */
export interface EmbeddingsOptions {
  /** Address of an OpenAI-compatible API without its last path, such as `https://models.example/v1`. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; null when none is. Never logged. */
  readonly apiKey: string | null;
  /** The whole exchange, in milliseconds. @default 15000: somebody waits for the page */
  readonly timeoutMs?: number;
}
