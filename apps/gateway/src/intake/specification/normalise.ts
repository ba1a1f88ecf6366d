import { Problems, show, specify, specifyAddition, specifyJudging } from '@beacon/domain';
import type {
  Catalogue,
  JobContext,
  JobLimits,
  JobSpec,
  NormalisedAddition,
  NormalisedJob,
  NormalisedJudging,
  QuestionBank,
  SpecificationReader,
} from '@beacon/domain';
import { openEnvelope } from './envelope.js';
import { readObject } from './read-object.js';
import { isRecord, scan } from './scan.js';
import { BenchmarkBody } from './benchmark.body.js';
import { ConstraintsBody, SamplingBody } from './constraints.body.js';
import { MetadataModelBody, ModelBody, QuestionBody } from './entries.body.js';
import { AdditionBody } from './job.body.js';
import { JudgingBody, JudgingRequestBody } from './judging.body.js';

/** What bodies are read against. */
export interface Against {
  readonly catalogue: Catalogue;
  readonly bank: QuestionBank;
  readonly limits: JobLimits;
}

const READER: SpecificationReader = {
  benchmark: (value, path, problems) => readObject(BenchmarkBody, value, path, problems),
  constraints: (value, path, problems) => readObject(ConstraintsBody, value, path, problems),
  sampling: (value, path, problems) => readObject(SamplingBody, value, path, problems),
  judging: (value, path, problems) => readObject(JudgingBody, value, path, problems),
  model: (value, path, problems) => readObject(ModelBody, value, path, problems),
  metadataModel: (value, path, problems) => readObject(MetadataModelBody, value, path, problems),
  question: (value, path, problems) => readObject(QuestionBody, value, path, problems),
};

function contextOf(against: Against): JobContext {
  return { ...against, problems: new Problems(), read: READER };
}

/**
 * Reads the body of a submission and says what it means. Reports up to 50 problems at once and throws for no JSON body, however
 * odd.
 */
export function normaliseJob(body: unknown, against: Against): NormalisedJob {
  const context = contextOf(against);
  const { problems } = context;
  const submitted = scan(body, problems) ? openEnvelope(body, problems) : null;
  return submitted === null ? { ok: false, problems: problems.list } : specify(submitted, context);
}

/** Reads the body of an addition to a job and says what it means, as {@link normaliseJob} does. */
export function normaliseAddition(
  body: unknown,
  spec: JobSpec,
  against: Against,
): NormalisedAddition {
  const context = contextOf(against);
  const { problems } = context;
  if (!isReadable(body, 'the body must be', problems))
    return { ok: false, problems: problems.list };
  return specifyAddition(readObject(AdditionBody, body, [], problems), spec, context);
}

/** Reads the body of a request that a job's stored answers be judged. */
export function normaliseJudging(
  body: unknown,
  against: Pick<Against, 'catalogue' | 'limits'>,
): NormalisedJudging {
  const problems = new Problems();
  if (!isReadable(body, 'must be', problems)) return { ok: false, problems: problems.list };
  const fields = readObject(JudgingRequestBody, body, [], problems);
  return specifyJudging(fields, { ...against, problems });
}

function isReadable(body: unknown, words: string, problems: Problems): boolean {
  if (!scan(body, problems)) return false;
  if (isRecord(body)) return true;
  problems.add([], { code: 'wrong_type', message: `${words} an object, not ${show(body)}` });
  return false;
}
