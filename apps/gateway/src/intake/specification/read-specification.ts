import {
  MAX_PROBLEMS,
  Problems,
  show,
  specify,
  specifyAddition,
  specifyJudging,
  typeFault,
} from '@beacon/domain';
import type {
  Catalogue,
  JobLimits,
  JobSpec,
  NormalisedAddition,
  NormalisedJob,
  NormalisedJudging,
  Path,
  QuestionBank,
  Read,
  ReadList,
  SubmittedJob,
} from '@beacon/domain';
import { readObject } from './given.js';
import { isObject } from './rules.js';
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

/**
 * Reads the body of a submission and says what it means. Reports up to 50 problems at once and throws for no JSON body, however
 * odd.
 */
export function normaliseJob(body: unknown, against: Against): NormalisedJob {
  const problems = new Problems();
  const submitted = scan(body, problems) ? openEnvelope(body, problems, against.limits) : null;
  return submitted === null
    ? { ok: false, problems: problems.list }
    : specify(submitted, { ...against, problems });
}

/** Reads the body of an addition to a job and says what it means, as {@link normaliseJob} does. */
export function normaliseAddition(
  body: unknown,
  spec: JobSpec,
  against: Against,
): NormalisedAddition {
  const problems = new Problems();
  if (!isReadable(body, 'the body must be', problems))
    return { ok: false, problems: problems.list };
  const { models, questions, ...fields } = readObject(AdditionBody, body, [], problems);
  const { maxModels, maxQuestions } = against.limits;
  const submitted = {
    fields,
    models: readList(ModelBody, models, ['models'], maxModels),
    questions: readList(QuestionBody, questions, ['questions'], maxQuestions),
  };
  return specifyAddition(submitted, spec, { ...against, problems });
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
function openEnvelope(body: unknown, problems: Problems, limits: JobLimits): SubmittedJob | null {
  if (!isRecord(body)) {
    problems.add([], {
      code: 'wrong_type',
      message: `the body must be an object, not ${show(body)}`,
    });
    return null;
  }
  if (!Object.hasOwn(body, 'jobspec')) {
    const job = readObject(JobBody, body, [], problems);
    return { wrapper: {}, job, path: [], parts: partsOf(job, [], limits) };
  }
  const path = ['jobspec'];
  const wrapper = readObject(WrappedJobBody, body, [], problems);
  if (!isRecord(body['jobspec'])) {
    problems.add(path, typeFault(body['jobspec'], 'an object', path));
    return null;
  }
  const job = readObject(JobBody, body['jobspec'], path, problems);
  return { wrapper, job, path, parts: partsOf(job, path, limits) };
}

/** What stands within a specification. What is wrong with its form is for those to report who understand it. */
function partsOf(job: Partial<JobBody>, path: Path, limits: JobLimits): SubmittedJob['parts'] {
  const { maxModels, maxQuestions } = limits;
  const { models = null, model = null } = job.metadata ?? {};
  const listed = Array.isArray(models) ? models : null;
  const single = model === null ? null : [model];
  const at = [...path, 'metadata', 'models'];
  return {
    benchmark: readPart(BenchmarkBody, job.benchmark, [...path, 'benchmark']),
    constraints: readGiven(ConstraintsBody, job.constraints ?? {}, [...path, 'constraints']),
    sampling: readPart(SamplingBody, job.sampling, [...path, 'sampling']),
    judging: readPart(JudgingBody, job.judging, [...path, 'judging']),
    models: readList(ModelBody, job.models, [...path, 'models'], maxModels),
    questions: readList(QuestionBody, job.questions, [...path, 'questions'], maxQuestions),
    metadataModels: readList(MetadataModelBody, listed, at, maxModels),
    metadataModel: readList(MetadataModelBody, single, () => [...path, 'metadata', 'model'], 1),
  };
}

function readPart<Body extends object>(
  type: new () => Body,
  value: unknown,
  path: Path,
): Read<Partial<Body>> | null {
  return value === undefined || value === null ? null : readGiven(type, value, path);
}

function readGiven<Body extends object>(
  type: new () => Body,
  value: unknown,
  path: Path,
): Read<Partial<Body>> {
  const problems = new Problems();
  return { fields: readObject(type, value, path, problems), problems: problems.list };
}

/** A list of more than is accepted is refused for its length, and one with many problems for these: no entry more is read. */
function readList<Body extends object>(
  type: new () => Body,
  entries: readonly unknown[] | null | undefined,
  at: Path | (() => Path),
  most: number,
): ReadList<Partial<Body>> | null {
  if (entries === undefined || entries === null) return null;
  const objects: (Read<Partial<Body>> | null)[] = [];
  let found = 0;
  for (const [index, entry] of entries.length > most ? [] : entries.entries()) {
    if (found >= MAX_PROBLEMS) break;
    const path = typeof at === 'function' ? at() : [...at, index];
    const object = isObject(entry) ? readGiven(type, entry, path) : null;
    found += object?.problems.length ?? 0;
    objects.push(object);
  }
  return { entries, objects };
}
