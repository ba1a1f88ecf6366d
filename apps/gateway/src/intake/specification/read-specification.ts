import {
  Problems,
  show,
  specify,
  specifyAddition,
  specifyJudging,
  typeFault,
} from '@beacon/domain';
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
  SubmittedJob,
} from '@beacon/domain';
import { readObject } from './given.js';
import { isRecord, scan } from './scan.js';
import { BenchmarkBody } from './benchmark.body.js';
import { ConstraintsBody, SamplingBody } from './constraints.body.js';
import { MetadataModelBody, ModelBody, QuestionBody } from './entries.body.js';
import { AdditionBody, JobBody, WrappedJobBody } from './job.body.js';
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

/** Takes a body apart, bare or wrapped in `{jobspec, …}`. Null when there is no specification in it. */
export function openEnvelope(body: unknown, problems: Problems): SubmittedJob | null {
  if (!isRecord(body)) {
    problems.add([], {
      code: 'wrong_type',
      message: `the body must be an object, not ${show(body)}`,
    });
    return null;
  }
  if (!Object.hasOwn(body, 'jobspec')) {
    return { wrapper: {}, job: readObject(JobBody, body, [], problems), path: [] };
  }
  return openWrapped(body, problems);
}

function openWrapped(
  body: Readonly<Record<string, unknown>>,
  problems: Problems,
): SubmittedJob | null {
  const path = ['jobspec'];
  const wrapper = readObject(WrappedJobBody, body, [], problems);
  if (!isRecord(body['jobspec'])) {
    problems.add(path, typeFault(body['jobspec'], 'an object', path));
    return null;
  }
  return { wrapper, job: readObject(JobBody, body['jobspec'], path, problems), path };
}
