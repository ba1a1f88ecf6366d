import { EXECUTION_STATUSES, JOB_STATUSES, OUTCOMES, QUESTION_KINDS } from '@beacon/domain';
import { z } from 'zod';

/** Name and version of the format: the first line of a file says them. */
export const EVIDENCE_FORMAT = 'beacon-evidence';
export const EVIDENCE_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');
const count = z.int().min(0);
const moment = z.iso.datetime({ offset: true });
const name = z.string().max(300);
const label = z.string().max(1_000);
const signature = z.string().max(200).nullable();
/** With the path of the batch in which it was signed. */
const batchSignature = z.string().max(1_200).nullable();
const kid = z.string().max(64).nullable();

const counted = z.object({ x: count, n: count });
const detectors = z.record(
  z.string().max(40),
  z.object({
    sensitivity: counted,
    specificity: counted,
    design_effect: z.number().min(1).optional(),
  }),
);

/** What the first line holds: whose file it is, and what a verdict needs beside the rows. */
export const headerLine = z.object({
  type: z.literal('header'),
  format: z.literal(EVIDENCE_FORMAT),
  version: z.literal(EVIDENCE_VERSION),
  job: name,
  status: z.enum(JOB_STATUSES),
  exported_at: moment,
  /** Version of Beacon that wrote it. */
  beacon: name,
  /** Lines of each sort that follow. */
  registrations: count,
  questions: count,
  seals: count,
  entries: count,
  /** System prompts by region; null where none was sent. */
  system_prompts: z.record(z.string().max(40), z.string().max(1_000_000).nullable()),
  /** From the catalogue: second executors, and the regions whose they are. */
  twins: z.array(z.object({ region: name, twin_of: name })).max(1_000),
  /** What a finished review by people shows of the detector; it goes before the calibration of the classifier. */
  reviewed: z.object({ refused: detectors, withheld: detectors }),
  /** Of the answers; null where nobody asked for it. Absent in files of before answers could be erased. */
  erasure: z.object({ requested_at: moment, erased_at: moment.nullable() }).nullable().optional(),
});
export type HeaderLine = z.output<typeof headerLine>;

/** A registration, with the gateway's signature. */
export const registrationLine = z.object({
  type: z.literal('registration'),
  registration: z.object({
    v: z.literal(1),
    type: z.literal('registration'),
    job: name,
    number: z.int().min(1),
    kind: z.enum(['accepted', 'extended', 'imported', 'judging']),
    previous: hash.nullable(),
    registered_at: moment,
    cells: count.nullable(),
    specification: z.looseObject({}),
    questions: z.object({ count, sha256: hash }),
    system_prompts_sha256: hash,
    analysis: z.looseObject({
      declared: z.boolean(),
      endpoint: name,
      claim: name,
      alpha: z.number(),
      margin: z.number(),
      verdict: name,
      classifier: name,
    }),
    kid,
  }),
  signature,
});
export type RegistrationLine = z.output<typeof registrationLine>;

/** A question as the job asks it, in the order of the job. */
export const questionLine = z.object({
  type: z.literal('question'),
  index: count,
  question: z.looseObject({
    id: name,
    text: z.string(),
    language: label.nullable().optional(),
    pair: name.optional(),
    variant: name.optional(),
    statement: z.string().optional(),
  }),
  /** As the job or the bank says it; null where neither does. */
  kind: z.enum(QUESTION_KINDS).nullable(),
});
export type QuestionLine = z.output<typeof questionLine>;

/** The log at one size, with the recorder's signature. */
export const sealLine = z.object({
  type: z.literal('seal'),
  seal: z.object({
    v: z.literal(1),
    type: z.literal('seal'),
    job: name,
    size: count,
    root: hash,
    registration: hash,
    sealed_at: moment,
    kid,
  }),
  signature,
});
export type SealLine = z.output<typeof sealLine>;

const outcome = z.enum(OUTCOMES);
const typed = z.object({ outcome, source: name, version: label });

const executionEntry = z.object({
  v: z.literal(1),
  type: z.literal('execution'),
  id: count,
  region: name,
  model: name,
  question: name.nullable(),
  repeat: z.int().min(1),
  round: z.int().min(1),
  status: z.enum(EXECUTION_STATUSES),
  outcome,
  signed_outcome: outcome.nullable(),
  outcome_source: name,
  outcome_rule: label.nullable(),
  classifier_version: label,
  error_code: label.nullable(),
  quarantine: label.nullable(),
  executor: label,
  answer_hash: hash.nullable(),
  request_hash: hash.nullable(),
  evidence_hash: hash.nullable(),
  started_at: moment,
  finished_at: moment,
  recorded_at: moment,
  signature: batchSignature,
  kid,
});
export type ExecutionEntry = z.output<typeof executionEntry>;

const outcomeEntry = z.object({
  v: z.literal(1),
  type: z.literal('outcome'),
  id: count,
  execution: count,
  round: z.int().min(1),
  kind: name,
  from: typed,
  to: typed,
  author: label,
  at: moment,
});
export type OutcomeEntry = z.output<typeof outcomeEntry>;

const labelEntry = z.object({
  v: z.literal(1),
  type: z.literal('label'),
  id: count,
  execution: count,
  round: z.int().min(1),
  rater_kind: name,
  rater: label,
  stance: name.nullable(),
  at: moment,
});
export type LabelEntry = z.output<typeof labelEntry>;

const registrationEntry = z.object({
  v: z.literal(1),
  type: z.literal('registration'),
  number: z.int().min(1),
  sha256: hash,
});

/** The answers of all entries before it were to be erased. */
const erasedEntry = z.object({
  v: z.literal(1),
  type: z.literal('erased'),
  cause: z.enum(['command', 'policy']),
  by: label,
  at: moment,
});
export type ErasedEntry = z.output<typeof erasedEntry>;

/** Entries of which nothing but their place is checked. */
const otherEntry = z.object({ v: z.literal(1), type: z.enum(['rescore', 'review']) });

const logEntry = z.discriminatedUnion('type', [
  executionEntry,
  outcomeEntry,
  labelEntry,
  registrationEntry,
  erasedEntry,
  otherEntry,
]);

/** What is stored of an execution beside its entry; the entry's hashes are of these. */
const executionRow = z.object({
  response: z.string().nullable(),
  response_cut: z.boolean(),
  finish_reason: label.nullable(),
  error_code: label.nullable(),
  error_message: z.string().nullable(),
  http_status: z.int().nullable(),
  input_tokens: z.int().nullable(),
  output_tokens: z.int().nullable(),
  quarantine: label.nullable(),
  evidence: z.looseObject({}),
  /** The outcome as it stands when the file is made, after every change in the log. */
  now: typed,
});
export type ExecutionRow = z.output<typeof executionRow>;

/** One entry of the log. */
export const entryLine = z.object({
  type: z.literal('entry'),
  /** Place in the log, from 0. */
  index: count,
  /** Hash of its leaf. */
  leaf: hash,
  entry: logEntry,
  /** Of an execution that counts; null for everything else. */
  row: executionRow.nullable(),
});
export type EntryLine = z.output<typeof entryLine>;

/** The last line: the verdict, and the gateway's signature over the whole file. */
export const footerLine = z.object({
  type: z.literal('footer'),
  /** SHA-256 of every byte before this line. */
  content_sha256: hash,
  verdict: z.looseObject({ versions: z.record(z.string().max(60), label) }),
  kid,
  signature,
});
export type FooterLine = z.output<typeof footerLine>;
