import { readFile, stat } from 'node:fs/promises';
import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import {
  JOB_ID_PATTERN,
  MODEL_ID_PATTERN,
  OUTCOMES,
  QUESTION_KINDS,
  REGION_ID_PATTERN,
} from '@beacon/domain';
import type { CountedJob } from '@beacon/verdict';
import { z } from 'zod';
import { openOutput } from '../../output/open-output.js';
import { packageVersion } from '../../program/version.js';
import { RefusalError } from '../../refusal.error.js';
import { fileError } from '../../rows/open-input.js';

/** What a baseline's file calls itself. */
export const FORMAT = 'beacon-baseline';
const VERSION = 1;

/** A file of a million cells has some 150 MB. */
const MOST_BYTES = 512 * 1024 ** 2;
const BOUNDS = { values: 30_000_000, levels: 8 };
const MOST_PROBLEMS = 10;

const text = z.string().max(2_000);
const count = z.int().min(0);
const region = z.string().regex(REGION_ID_PATTERN);
const model = z.string().regex(MODEL_ID_PATTERN);
const question = z.string().max(128);

const baseline = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  beacon: text,
  job: z.object({
    id: z.string().regex(JOB_ID_PATTERN),
    status: z.enum(['completed', 'partial', 'failed', 'cancelled']),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    models: z.array(z.object({ id: model, regions: z.array(region) })),
    repeats: z.int().min(1),
    sampling: z.object({
      temperature: z.number().optional(),
      maxTokens: z.number().optional(),
      topP: z.number().nullable().optional(),
      seed: z.number().nullable().optional(),
    }),
    /** Hashes, by region. */
    systemPrompts: z.record(region, z.string().max(64).nullable()),
  }),
  questions: z.array(
    z.object({
      id: question,
      sha256: z.string().max(64),
      language: text.nullable(),
      kind: z.enum(QUESTION_KINDS).nullable(),
    }),
  ),
  cells: z.array(
    z.object({
      modelId: model,
      region,
      questionId: question,
      outcomes: z.partialRecord(z.enum(OUTCOMES), count),
      cancelled: count,
      quarantined: count,
    }),
  ),
  answered: z.array(
    z.object({
      modelId: model,
      region,
      source: text,
      version: text,
      isSimulated: z.boolean(),
      provider: text,
      providerModel: text.nullable(),
      servedModel: text.nullable(),
      askedRegion: text.nullable(),
      upstream: text.nullable(),
      leftOut: text.nullable(),
      executions: count,
    }),
  ),
});

/** Writes a job's counts as a file that a later run compares with. */
export async function writeBaseline(path: string, counted: CountedJob): Promise<void> {
  const output = await openOutput(path);
  try {
    await output.write(
      `${JSON.stringify({ format: FORMAT, version: VERSION, beacon: packageVersion(), ...counted })}\n`,
    );
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/**
 * Reads such a file.
 * @throws RefusalError that names the field and what is wrong with it.
 */
export async function readBaseline(path: string): Promise<CountedJob> {
  const result = baseline.safeParse(await jsonOf(path));
  if (result.success) return requireOnce(path, result.data);
  const told = result.error.issues.slice(0, MOST_PROBLEMS).map((issue) => problemOf(path, issue));
  throw new RefusalError(told.join('\n'));
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new RefusalError(`${path} has more than ${MOST_BYTES} bytes.`);
    return parseBoundedJson(await readFile(path, 'utf8'), BOUNDS);
  } catch (error) {
    const isJson = error instanceof SyntaxError || error instanceof JsonTooComplexError;
    if (!isJson) throw fileError('--baseline', path, error);
    throw new RefusalError(`${path} is no JSON of a baseline: ${error.message}`, { cause: error });
  }
}

function problemOf(path: string, { path: field, message }: z.core.$ZodIssue): string {
  return `${path}: ${field.map(String).join('.') || 'the file'}: ${message}`;
}

/** A cell that is there twice would be counted once, and nobody would know which. */
function requireOnce(path: string, counted: CountedJob): CountedJob {
  const cells = counted.cells.map(
    ({ modelId, region: from, questionId }) => `${modelId} ${from} ${questionId}`,
  );
  const ids = counted.questions.map(({ id }) => `question ${id}`);
  const seen = new Set<string>();
  for (const key of [...cells, ...ids]) {
    if (seen.has(key)) throw new RefusalError(`${path}: ${key} is there twice.`);
    seen.add(key);
  }
  return counted;
}
