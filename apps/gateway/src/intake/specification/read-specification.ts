import {
  ARM_KINDS,
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
  Fault,
} from '@beacon/domain';
import { AnalysisBody } from './analysis.body.js';
import { BenchmarkBody } from './benchmark.body.js';
import { ConstraintsBody, SamplingBody } from './constraints.body.js';
import { ArmBody, MetadataModelBody, ModelBody, QuestionBody } from './entries.body.js';
import { AdditionBody, JobBody, WrappedJobBody } from './job.body.js';
import { JobJudgingBody, JudgingRequestBody } from './judging.body.js';
import { isObject, rulesOf } from './rules.js';
import type { GivenRule, Rule } from './rules.js';
import { isRecord, scan } from './scan.js';

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
    analysis: readPart(AnalysisBody, job.analysis, [...path, 'analysis']),
    judging: readPart(JobJudgingBody, job.judging, [...path, 'judging']),
    models: readList(ModelBody, job.models, [...path, 'models'], maxModels),
    questions: readList(QuestionBody, job.questions, [...path, 'questions'], maxQuestions),
    arms: readList(ArmBody, job.arms, [...path, 'arms'], ARM_KINDS.length),
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

/**
 * Reads an object by its class. Every deviation becomes a problem, fields in the order of the class first, then those that it has
 * none of; what could be read is returned, so that one wrong field does not hide what is wrong with the others.
 */
function readObject<Body extends object>(
  type: new () => Body,
  value: unknown,
  path: Path,
  problems: Problems,
): Partial<Body> {
  if (!isObject(value)) {
    problems.add(path, typeFault(value, 'an object', path));
    return {};
  }
  const rules = rulesOf(type);
  const readable: Record<string, unknown> = {};
  for (const [name, given] of rules) {
    const field = value[name];
    const isRead = isAccepted(given, field, [path, name], problems);
    if (isRead && field !== undefined) readable[name] = field;
  }
  const unknown = Object.keys(value).filter((name) => !rules.has(name));
  for (const name of unknown.slice(0, MAX_PROBLEMS)) problems.add([...path, name], noField(name));
  return readable as Partial<Body>;
}

function isAccepted(
  { rule, required }: GivenRule,
  value: unknown,
  [path, name]: readonly [Path, string],
  problems: Problems,
): boolean {
  if (!required && (value === undefined || value === null)) return true;
  return holds(rule, value, [path, name], problems);
}

/** The path of a field is only made for a problem: most of 100,000 questions have none. */
function holds(
  rule: Rule,
  value: unknown,
  [path, name]: readonly [Path, string | number],
  problems: Problems,
): boolean {
  const fault = faultOf(rule, value, [path, name]);
  if (fault !== null) {
    problems.add([...path, name], fault);
    return false;
  }
  const { fields, items } = rule;
  if (items !== undefined)
    return holdsAll(items, value as readonly unknown[], [...path, name], problems);
  if (fields === undefined) return true;
  const before = problems.list.length;
  readObject(fields, value, [...path, name], problems);
  return problems.list.length === before && !problems.isFull;
}

/** Looks no further than the first wrong entry. */
function holdsAll(items: Rule, list: readonly unknown[], path: Path, problems: Problems): boolean {
  return list.every((entry, index) => holds(items, entry, [path, index], problems));
}

function faultOf(
  { kind, isKind, checks }: Rule,
  value: unknown,
  [path, name]: readonly [Path, string | number],
): Fault | null {
  if (!isKind(value)) return typeFault(value, kind, [...path, name]);
  for (const { accepts, code, allowed } of checks) {
    if (!accepts(value)) return { code, message: `${show(value)} is not accepted`, allowed };
  }
  return null;
}

function noField(name: string): Fault {
  const message = `${show(name)} is not a field of a job specification here: remove it`;
  return { code: 'unknown_field', message };
}
