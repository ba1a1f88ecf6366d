import { readFileSync } from 'node:fs';
import type { NormalisedJob, ProblemCode } from '@beacon/domain';
import { Ajv } from 'ajv';

/** As `npm run docs` writes it, and CI compares it. */
const SCHEMA = JSON.parse(readFileSync('docs/job.schema.json', 'utf8')) as object;
const isByTheSchema = new Ajv({ strict: false }).compile(SCHEMA);

/** What a schema can see as well as the API. */
const FORM: readonly ProblemCode[] = [
  'unknown_field',
  'unsupported_version',
  'invalid_id',
  'invalid_image',
  'invalid_tag',
  'invalid_hash',
  'invalid_question_id',
  'invalid_language',
  'invalid_value',
];

/**
 * Every body that a spec submits is held against the published schema of jobs, too: what the API takes, the schema takes; and what the API
 * refuses for its form alone, the schema refuses.
 * @throws Error when they contradict each other.
 */
export function holdAgainstSchema(body: unknown, job: NormalisedJob): void {
  if (!job.ok && !job.problems.every(isOfForm)) return;
  const isTaken = isByTheSchema(body);
  if (isTaken === job.ok) return;
  const reasons = JSON.stringify(job.ok ? isByTheSchema.errors : job.problems);
  throw new Error(`of API and schema, one takes what the other refuses: ${reasons}`);
}

/** Metadata is free-form to the schema, whatever the API reads of it. */
function isOfForm({ code, field }: { code: ProblemCode; field: string }): boolean {
  return FORM.includes(code) && !/^(jobspec\.)?metadata\b/.test(field);
}
