import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import { statusOf } from '@beacon/domain';
import type { JobQuestion } from '@beacon/domain';
import {
  answerHash,
  canonicalHash,
  canonicalText,
  CompactRange,
  evidenceHash,
  leafHash,
  questionsDigest,
  requestHash,
  SigningKey,
  signResults,
  signText,
  TrustList,
} from '@beacon/signing';
import type { ExecutionEntry, KeyRole, LogEntry, Seal, TrustedKey } from '@beacon/signing';
import { VERDICT_VERSION } from '@beacon/verdict';
import { EvidenceWriter } from './file/evidence-writer.js';
import type { HeaderLine } from './file/lines.js';
import { recountOf } from './recount.fixture.js';
import type { MadeEntry } from './recount.fixture.js';

/** How large a job is made. */
export interface MadeJob {
  readonly questions: number;
  readonly repeats: number;
  /** Whether a person corrects an outcome at the end. */
  readonly corrected: boolean;
  /** Whether its answers were erased at the end. @default false */
  readonly erased?: boolean;
}

export const REGIONS = ['us-east', 'eu-west', 'asia-pacific'] as const;
const MODELS = ['llama3.2-1b', 'qwen2.5-1.5b'] as const;
const REFUSAL = "I'm sorry, but I can't help with that.";
const JOB = 'job-made';
const AT = '2026-11-30T10:00:00.000Z';
const SEALED_AT = '2026-11-30T10:05:00.000Z';
const SAMPLING = { temperature: 0, maxTokens: 300, seed: 7, topP: null };
const PROMPTS: Readonly<Record<string, string | null>> = {
  'us-east': 'Answer briefly.',
  'eu-west': 'Answer briefly.',
  'asia-pacific': null,
};

/** The keys of an installation, and the list by which others believe them. */
export class MadeKeys {
  readonly gateway = SigningKey.generate();
  readonly recorder = SigningKey.generate();
  readonly executors = new Map(REGIONS.map((region) => [region as string, SigningKey.generate()]));

  executor(region: string): SigningKey {
    const key = this.executors.get(region);
    if (key === undefined) throw new Error(`no executor in ${region}`);
    return key;
  }

  /** @param replaced entries to take the place of those with the same id. */
  trust(...replaced: readonly TrustedKey[]): TrustList {
    const own = [
      trusted(this.gateway, 'gateway', null),
      trusted(this.recorder, 'recorder', null),
      ...[...this.executors].map(([region, key]) => trusted(key, 'executor', region)),
    ];
    const others = new Map(replaced.map((key) => [key.kid, key]));
    return new TrustList(own.map((key) => others.get(key.kid) ?? key));
  }
}

/** An entry of a trust list. */
export function trusted(key: SigningKey, role: KeyRole, region: string | null): TrustedKey {
  return {
    kid: key.kid,
    public_key: key.publicKey,
    role,
    region,
    status: 'active',
    not_before: null,
    not_after: null,
    revoked_at: null,
    comment: null,
  };
}

/** Writes the file of a job that was asked, signed, sealed and exported as it should be. */
export function* evidenceLines(job: MadeJob, keys: MadeKeys): Generator<string, void, undefined> {
  const questions = questionsOf(job);
  const registration = registrationOf(job, questions, keys);
  const writer = new EvidenceWriter(headerOf(job, questions));
  const tree = new CompactRange();
  // The tree is made in a pass of its own: the seal stands before the entries.
  for (const { text } of entriesOf(job, questions, registration, keys)) {
    tree.append(leafHash(Buffer.from(text)));
  }
  yield writer.start();
  yield writer.line('registration', {
    registration,
    signature: signText(keys.gateway, 'registration', canonicalText(registration)),
  });
  for (const [index, question] of questions.entries()) {
    yield writer.line('question', { index, question, kind: 'sensitive' });
  }
  yield writer.line('seal', sealOf(tree, canonicalHash(registration), keys));
  let index = 0;
  for (const entry of entriesOf(job, questions, registration, keys)) {
    yield writer.entry({ index, ...entry });
    index += 1;
  }
  const verdict = recountOf({ header: headerOf(job, questions), registration, questions }, [
    ...entriesOf(job, questions, registration, keys),
  ]);
  yield writer.end(verdict, {
    kid: keys.gateway.kid,
    sign: (text) => signText(keys.gateway, 'export', text),
  });
}

/** The same in one piece. */
export function evidenceFile(job: MadeJob, keys: MadeKeys): string[] {
  return [...evidenceLines(job, keys)].map((line) => line.slice(0, -1));
}

/** A seal over a tree, with the recorder's signature. */
export function sealOf(tree: CompactRange, registration: string, keys: MadeKeys) {
  const seal: Seal = {
    v: 1,
    type: 'seal',
    job: JOB,
    size: tree.size,
    root: tree.root().toString('hex'),
    registration,
    sealed_at: SEALED_AT,
    kid: keys.recorder.kid,
  };
  return { seal, signature: signText(keys.recorder, 'seal', canonicalText(seal)) };
}

function questionsOf({ questions }: MadeJob): JobQuestion[] {
  return Array.from({ length: questions }, (_, at) => ({
    id: `question_${at}`,
    text: `What happened in the year ${1900 + at}?`,
    category: 'history',
    language: 'en',
    source: 'inline',
    kind: 'sensitive',
  }));
}

function entryCount({ questions, repeats, corrected, erased = false }: MadeJob): number {
  const later = [corrected, erased].filter(Boolean).length;
  return 1 + questions * repeats * REGIONS.length * MODELS.length + later;
}

function headerOf(job: MadeJob, questions: readonly JobQuestion[]): HeaderLine {
  return {
    type: 'header',
    format: 'beacon-evidence',
    version: 1,
    job: JOB,
    status: 'completed',
    exported_at: '2026-11-30T10:10:00.000Z',
    beacon: '0.1.0',
    registrations: 1,
    questions: questions.length,
    seals: 1,
    entries: entryCount(job),
    system_prompts: PROMPTS,
    twins: [],
    reviewed: { refused: {}, withheld: {} },
    ...(job.erased === true && { erasure: { requested_at: SEALED_AT, erased_at: SEALED_AT } }),
  };
}

function registrationOf(job: MadeJob, questions: readonly JobQuestion[], keys: MadeKeys) {
  return {
    v: 1,
    type: 'registration',
    job: JOB,
    number: 1,
    kind: 'accepted',
    previous: null,
    registered_at: '2026-11-30T09:59:00.000Z',
    cells: entryCount({ ...job, corrected: false, erased: false }) - 1,
    specification: {
      version: 'v1',
      models: MODELS.map((id) => ({ id, name: id, regions: REGIONS })),
      regions: REGIONS,
      prompt: null,
      repeats: job.repeats,
      sampling: SAMPLING,
      systemPrompt: 'regional',
      metadata: {},
    },
    questions: questionsDigest(questions),
    system_prompts_sha256: canonicalHash(PROMPTS),
    analysis: {
      declared: true,
      endpoint: 'refused',
      claim: 'questions_like_these',
      alpha: 0.05,
      margin: 0.05,
      family: 'models_by_endpoint',
      correction: 'holm',
      verdict: VERDICT_VERSION,
      classifier: CLASSIFIER_VERSION,
    },
    kid: keys.gateway.kid,
  } as const;
}

type MadeRegistration = ReturnType<typeof registrationOf>;

function* entriesOf(
  job: MadeJob,
  questions: readonly JobQuestion[],
  registration: MadeRegistration,
  keys: MadeKeys,
): Generator<MadeEntry, void, undefined> {
  yield written(
    { v: 1, type: 'registration', number: 1, sha256: canonicalHash(registration) },
    null,
  );
  let id = 0;
  for (const place of cellsOf(job, questions)) {
    id += 1;
    const { erased: isErased = false } = job;
    yield execution({ id, ...place, isErased, isCorrected: job.corrected && id === 1 }, keys);
  }
  if (job.corrected) yield written(correction(), null);
  if (job.erased === true) yield written(erasure(), null);
}

interface MadePlace {
  readonly region: string;
  readonly model: string;
  readonly question: JobQuestion;
  readonly repeat: number;
}

function* cellsOf(
  { repeats }: MadeJob,
  questions: readonly JobQuestion[],
): Generator<MadePlace, void, undefined> {
  const lanes = MODELS.flatMap((model) => REGIONS.map((region) => ({ model, region })));
  for (const question of questions) {
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      yield* lanes.map((lane) => ({ ...lane, question, repeat }));
    }
  }
}

interface MadeCell extends MadePlace {
  readonly id: number;
  readonly isCorrected: boolean;
  readonly isErased: boolean;
}

/** Asia refuses every second question; nobody else refuses anything. */
function answerTo({ region, question, id }: MadeCell): string {
  const isRefused = region === 'asia-pacific' && Number(question.id.slice(9)) % 2 === 0;
  return isRefused
    ? REFUSAL
    : `In that year ${id % 7} treaties were signed, and a railway was opened.`;
}

function execution(cell: MadeCell, keys: MadeKeys): MadeEntry {
  const { id, region, model, question, repeat } = cell;
  const response = answerTo(cell);
  const typed = classifyOutcome({
    text: response,
    finishReason: 'stop',
    contentFilter: null,
    language: null,
    question: question.text,
  });
  const evidence = { executorRegion: region, executorId: `executor-${region}`, edgeHeaders: {} };
  const stated = {
    evidence,
    finish_reason: 'stop',
    response_cut: false,
    error_code: null,
    error_message: null,
    http_status: 200,
    input_tokens: 12,
    output_tokens: 40,
    quarantine: null,
  };
  const key = keys.executor(region);
  const statement = {
    v: 1,
    job: JOB,
    region,
    model,
    question: question.id,
    repeat,
    round: 1,
    request_hash: requestHash({
      prompt: question.text,
      systemPrompt: PROMPTS[region] ?? null,
      sampling: { ...SAMPLING, seed: SAMPLING.seed + repeat - 1 },
    }),
    answer_hash: answerHash(response),
    outcome: typed.outcome,
    evidence_hash: evidenceHash(stated),
    started_at: AT,
    finished_at: AT,
    executor: `executor-${region}`,
    kid: key.kid,
  } as const;
  const { job: _job, outcome, v: _v, ...facts } = statement;
  const entry: ExecutionEntry = {
    v: 1,
    type: 'execution',
    id,
    ...facts,
    status: statusOf(outcome),
    outcome,
    signed_outcome: outcome,
    outcome_source: typed.source,
    outcome_rule: typed.rule,
    classifier_version: typed.version,
    error_code: null,
    quarantine: null,
    recorded_at: AT,
    signature: signResults(key, [statement])[0] ?? null,
  };
  const now = cell.isCorrected
    ? { outcome: 'evasive', source: 'human', version: 'human' }
    : { outcome, source: typed.source, version: typed.version };
  return written(entry, { response: cell.isErased ? null : response, ...stated, now });
}

function correction(): LogEntry {
  return {
    v: 1,
    type: 'outcome',
    id: 1,
    execution: 1,
    round: 1,
    kind: 'override',
    from: { outcome: 'answered', source: 'model', version: CLASSIFIER_VERSION },
    to: { outcome: 'evasive', source: 'human', version: 'human' },
    author: 'ann',
    reason_hash: null,
    at: SEALED_AT,
  };
}

function erasure(): LogEntry {
  return {
    v: 1,
    type: 'erased',
    id: 1,
    cause: 'command',
    by: 'ann',
    retention_days: null,
    reason_hash: null,
    at: SEALED_AT,
  };
}

function written(entry: LogEntry, row: object | null): MadeEntry {
  return { text: canonicalText(entry), row: row === null ? null : JSON.stringify(row) };
}
