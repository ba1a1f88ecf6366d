import { canonicalHash, canonicalText, textHash } from '../canonical.js';

/** The first entry of a log, and one for each extension: the log is of this registration and of no other. */
export interface RegistrationEntry {
  readonly v: 1;
  readonly type: 'registration';
  readonly number: number;
  /** Hash of the registration. */
  readonly sha256: string;
}

/** An execution as it was recorded. An answer stands for its hash. */
export interface ExecutionEntry {
  readonly v: 1;
  readonly type: 'execution';
  /** Id of the execution: the next rounds of its cell have the same. */
  readonly id: number;
  readonly region: string;
  readonly model: string;
  /** Null where the job asks its own prompt. */
  readonly question: string | null;
  readonly repeat: number;
  readonly round: number;
  readonly status: string;
  readonly outcome: string;
  /** As its executor signed it; null where it did not sign. The reading of a judge's answer comes later. */
  readonly signed_outcome: string | null;
  readonly outcome_source: string;
  readonly outcome_rule: string | null;
  readonly classifier_version: string;
  readonly error_code: string | null;
  /** Why it counts for nothing; null where it counts. */
  readonly quarantine: string | null;
  readonly executor: string;
  /** SHA-256 of the answer in UTF-8; null where there is none. */
  readonly answer_hash: string | null;
  /** Of the request, as its executor says; null where it says nothing. */
  readonly request_hash: string | null;
  /** Of the region evidence, as its executor says; null where it says nothing. */
  readonly evidence_hash: string | null;
  /** ISO 8601, as are all times here. */
  readonly started_at: string;
  readonly finished_at: string;
  readonly recorded_at: string;
  /** The executor's signature over its result, base64; null where it did not sign. */
  readonly signature: string | null;
  /** Of the executor's key. */
  readonly kid: string | null;
}

/** An outcome as an entry names it. */
export interface EntryOutcome {
  readonly outcome: string;
  readonly source: string;
  /** Of what typed it; `human` for a person. */
  readonly version: string;
}

/** A change of a recorded outcome. What was said about it stands for its hash: it may quote the answer. */
export interface OutcomeEntry {
  readonly v: 1;
  readonly type: 'outcome';
  readonly id: number;
  readonly execution: number;
  readonly round: number;
  /** `override`, `withdrawal`, `rescore`, `replacement` or `judging`. */
  readonly kind: string;
  readonly from: EntryOutcome;
  readonly to: EntryOutcome;
  readonly author: string;
  readonly reason_hash: string | null;
  readonly at: string;
}

/** A re-scoring: also of answers whose outcome it left as it was. */
export interface RescoreEntry {
  readonly v: 1;
  readonly type: 'rescore';
  readonly id: number;
  readonly classifier_version: string;
  /** Whether it looked at every execution that it was to look at; another one goes on where it did not. */
  readonly complete: boolean;
  /** Outcomes that it changed, each with an entry of its own, and outcomes that it left as they were. */
  readonly changed: number;
  readonly same_outcome: number;
  readonly at: string;
}

/** What a judge, a person or an adjudicator says that an answer is. */
export interface LabelEntry {
  readonly v: 1;
  readonly type: 'label';
  /** Of a judge's label, or of one of people, which are counted on their own. */
  readonly id: number;
  readonly execution: number;
  readonly round: number;
  readonly rater_kind: string;
  readonly rater: string;
  readonly outcome: string;
  readonly stance: string | null;
  /** The judging job, or the review, in which it was said. */
  readonly judging_job: string | null;
  readonly review: number | null;
  readonly note_hash: string | null;
  readonly at: string;
}

/** A list of answers that was frozen for people to label. */
export interface ReviewEntry {
  readonly v: 1;
  readonly type: 'review';
  readonly id: number;
  readonly seed: number;
  readonly reasons: readonly string[];
  readonly items: number;
  /** SHA-256 of the canonical list of the items: execution, round and stratum of each, in their order. */
  readonly items_sha256: string;
  readonly at: string;
}

/**
 * The job's answers were to be erased from then on: their hashes stay, in the entries before this one. Nothing of the job is recorded
 * after it.
 */
export interface ErasedEntry {
  readonly v: 1;
  readonly type: 'erased';
  readonly id: number;
  /** `command`: somebody asked for it; `policy`: the days passed for which answers are kept. */
  readonly cause: 'command' | 'policy';
  /** Who asked for it; of a policy, the service that applies it. */
  readonly by: string;
  /** Of the policy; null for a command. */
  readonly retention_days: number | null;
  readonly reason_hash: string | null;
  readonly at: string;
}

/** One entry of a job's log: its canonical form is the data of a leaf. */
export type LogEntry =
  | RegistrationEntry
  | ExecutionEntry
  | OutcomeEntry
  | RescoreEntry
  | LabelEntry
  | ReviewEntry
  | ErasedEntry;

/** The kinds of entries. */
export const ENTRY_TYPES = [
  'registration',
  'execution',
  'outcome',
  'rescore',
  'label',
  'review',
  'erased',
] as const satisfies readonly LogEntry['type'][];

/** The text of an entry that is kept: the data of its leaf. */
export function entryText(entry: LogEntry): string {
  return canonicalText(entry);
}

/** SHA-256 of what stands for its hash in an entry, 64 hex digits; null of null. */
export function nullableHash(text: string | null): string | null {
  return text === null ? null : textHash(text);
}

/** SHA-256 of the canonical form of a list, 64 hex digits. */
export function listHash(list: readonly unknown[]): string {
  return canonicalHash(list);
}
