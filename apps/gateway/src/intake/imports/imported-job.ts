import {
  DEFAULT_MAX_TOKENS,
  DEFAULT_TEMPERATURE,
  IMPORTED,
  countCells,
  lanesOf,
} from '@beacon/domain';
import type { JobImport, JobLane, JobQuestion, JobSpec, Sampling } from '@beacon/domain';
import type { AnswersHead } from '@beacon/formats';
import { registeredFacts } from '@beacon/signing';
import type { RegisteredFacts } from '@beacon/signing';
import { specBytes } from '../job-intake.js';

/** What only the whole file tells. */
export type ImportFacts = Pick<JobImport, 'importedAt' | 'answers' | 'timesKnown'>;

/** A job of imported answers, with everything that is stored of it. */
export interface ImportedJob {
  readonly spec: JobSpec;
  readonly specJson: Uint8Array;
  readonly cells: number;
  readonly lanes: readonly JobLane[];
  readonly systemPrompts: Readonly<Record<string, null>>;
  /** What is registered of it. */
  readonly facts: RegisteredFacts;
}

/** Of the answers themselves: recording them takes seconds. */
const TIMEOUT_MS = 3_600_000;
const MIN_SUCCESS_RATE = 0.67;
/** What asking the questions would use, where the importer says nothing: `samplingKnown` is false then. */
const UNSAID = { temperature: DEFAULT_TEMPERATURE, maxTokens: DEFAULT_MAX_TOKENS };

/** The job that a head makes: every model from every region, each question as often as it says. */
export function importedJob(head: AnswersHead, facts: ImportFacts): ImportedJob {
  const { regions } = head;
  const spec = specOf(head, facts);
  const systemPrompts = Object.fromEntries(regions.map((region) => [region, null]));
  return {
    spec,
    specJson: specBytes(spec),
    cells: countCells(spec),
    lanes: lanesOf(spec),
    systemPrompts,
    facts: registeredFacts(spec, systemPrompts),
  };
}

function specOf(head: AnswersHead, facts: ImportFacts): JobSpec {
  const { name, description, models, regions, questions, repeats, source } = head;
  return {
    version: 'v1',
    benchmark: { name, version: null, description, details: {} },
    models: models.map(({ id, name: title = id }) => ({ id, name: title, regions })),
    regions,
    questions: questions.map(toQuestion),
    prompt: null,
    repeats,
    sampling: samplingOf(head),
    constraints: {
      minRegions: regions.length,
      minSuccessRate: MIN_SUCCESS_RATE,
      timeoutMs: TIMEOUT_MS,
      providerTimeoutMs: TIMEOUT_MS,
      maxSkewMs: null,
    },
    systemPrompt: 'none',
    metadata: { created_by: IMPORTED },
    imported: {
      format: source.format,
      tool: source.tool,
      toolVersion: source.tool_version,
      files: source.files,
      ...facts,
      samplingKnown: isSaid(head.sampling),
    },
  };
}

function toQuestion({ kind, ...question }: AnswersHead['questions'][number]): JobQuestion {
  return { ...question, source: 'inline', ...(kind === null ? {} : { kind }) };
}

type Said = AnswersHead['sampling'];

/** Half of it would be filled up with what nobody said. */
function isSaid(sampling: Said): boolean {
  return sampling !== null && sampling.temperature !== null && sampling.max_tokens !== null;
}

function samplingOf({ sampling }: AnswersHead): Sampling {
  return {
    temperature: sampling?.temperature ?? UNSAID.temperature,
    maxTokens: sampling?.max_tokens ?? UNSAID.maxTokens,
    seed: sampling?.seed ?? null,
    topP: sampling?.top_p ?? null,
  };
}
