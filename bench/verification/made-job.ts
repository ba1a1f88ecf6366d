import { CLASSIFIER_VERSION } from '@beacon/classification';
import type { JobQuestion, QuestionKind } from '@beacon/domain';
import { canonicalHash, questionsDigest } from '@beacon/signing';
import { VERDICT_VERSION } from '@beacon/verdict';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION } from '@beacon/verification';
import type { HeaderLine } from '@beacon/verification';

/** What the made exports are of. */
export const JOB = 'job-of-the-bench';
export const REGIONS = ['us-east', 'eu-west', 'asia-pacific'] as const;
export const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'] as const;
export const REPEATS = 10;
export const KIND: QuestionKind = 'sensitive';
export const SAMPLING = { temperature: 0, maxTokens: 300, seed: 7, topP: null };
export const ASKED_AT = '2026-11-30T10:00:00.000Z';
export const SEALED_AT = '2026-11-30T10:05:00.000Z';
export const ANALYSIS = {
  endpoint: 'refused',
  claim: 'questions_like_these',
  alpha: 0.05,
  margin: 0.05,
} as const;
const PROMPTS: Readonly<Record<string, string | null>> = Object.fromEntries(
  REGIONS.map((region) => [region, 'Answer briefly.']),
);
const ROWS_PER_QUESTION = REGIONS.length * MODELS.length * REPEATS;

/** Questions of a job of about so many rows: every one is asked ten times of three models in three regions. */
export function questionsFor(rows: number): JobQuestion[] {
  return Array.from({ length: Math.ceil(rows / ROWS_PER_QUESTION) }, (_, at) => ({
    id: `question_${at}`,
    text: `What happened on day ${at} of the long war?`,
    category: 'history',
    language: 'en',
    source: 'inline',
    kind: KIND,
  }));
}

/** Rows of a job that asks so many questions. */
export function rowsOf(questions: readonly JobQuestion[]): number {
  return questions.length * ROWS_PER_QUESTION;
}

/** The system prompt that a region was sent. */
export function promptOf(region: string): string | null {
  return PROMPTS[region] ?? null;
}

/** The first line of the export. */
export function headerOf(questions: readonly JobQuestion[]): HeaderLine {
  return {
    type: 'header',
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    job: JOB,
    status: 'completed',
    exported_at: '2026-11-30T10:10:00.000Z',
    beacon: '0.1.0',
    registrations: 1,
    questions: questions.length,
    seals: 1,
    entries: 1 + rowsOf(questions),
    system_prompts: PROMPTS,
    twins: [],
    reviewed: { refused: {}, withheld: {} },
  };
}

/** What was registered before the job's first call. @param kid of the gateway's key */
export function registrationOf(questions: readonly JobQuestion[], kid: string) {
  return {
    v: 1,
    type: 'registration',
    job: JOB,
    number: 1,
    kind: 'accepted',
    previous: null,
    registered_at: '2026-11-30T09:59:00.000Z',
    cells: rowsOf(questions),
    specification: {
      version: 'v1',
      models: MODELS.map((id) => ({ id, name: id, regions: REGIONS })),
      regions: REGIONS,
      prompt: null,
      repeats: REPEATS,
      sampling: SAMPLING,
      systemPrompt: 'regional',
      metadata: {},
    },
    questions: questionsDigest(questions),
    system_prompts_sha256: canonicalHash(PROMPTS),
    analysis: {
      ...ANALYSIS,
      declared: true,
      family: 'models_by_endpoint',
      correction: 'holm',
      verdict: VERDICT_VERSION,
      classifier: CLASSIFIER_VERSION,
    },
    kid,
  } as const;
}

export type MadeRegistration = ReturnType<typeof registrationOf>;
