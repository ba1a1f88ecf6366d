import { baseQuestionsOf, withVariants } from '../arm.js';
import { countCells, questionsPerLane } from '../cell.js';
import { findLane } from '../catalogue.js';
import { mergeSpec } from '../job-extension.js';
import type { JobAddition } from '../job-extension.js';
import type { JobModel, JobQuestion, JobSpec } from '../job-specification.js';
import type { BankQuestion, QuestionBank } from '../question.js';
import { defaultTimeoutMs } from './constraints.js';
import type { JobContext } from './context.js';
import { checkPrices, readRaisedMaxCost } from './cost-limit.js';
import type { JobLimits } from './limits.js';
import { readAddedModels } from './models.js';
import { agree, listAllowed, show, tooMany } from './problems.js';
import type { Path, Problem, Problems } from './problems.js';
import type { AdditionFields, SubmittedAddition } from './submitted.js';
import { checkPairs } from './arms.js';
import { readQuestions } from './questions.js';
import { readRegionList } from './regions.js';

/** An addition to a job: accepted, with the submitter's reason; or everything that is wrong with it. */
export type NormalisedAddition =
  | { readonly ok: true; readonly addition: JobAddition; readonly reason: string | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Codes of problems that are a conflict with the job as it is, rather than a mistake in the body. */
export const ADDITION_CONFLICTS: readonly string[] = [
  'conflicting_question',
  'job_asks_own_prompt',
];

/**
 * What an addition to a job means, in the forms of a submission. A region in `regions` is for every model of the job; a
 * region that only a model names is for that model. A model without regions is asked from all regions of the job.
 */
export function specifyAddition(
  submitted: SubmittedAddition,
  spec: JobSpec,
  context: JobContext,
): NormalisedAddition {
  const { problems } = context;
  const addition = readAddition(submitted, spec, context);
  if (problems.list.length === 0) checkSize(spec, addition, context);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, addition, reason: submitted.fields.reason ?? null };
}

/**
 * The limit of an extended job, in milliseconds: a job that had the limit of its size gets that of its new size; one that
 * asked for a limit keeps it.
 */
export function extendedTimeoutMs(
  before: JobSpec,
  after: JobSpec,
  { maxTimeoutMs }: Pick<JobLimits, 'maxTimeoutMs'>,
): number {
  const { timeoutMs } = before.constraints;
  const hadDefault = timeoutMs === defaultTimeoutMs(cellsOfLane(before), maxTimeoutMs);
  return hadDefault ? defaultTimeoutMs(cellsOfLane(after), maxTimeoutMs) : timeoutMs;
}

function cellsOfLane(spec: JobSpec): number {
  return questionsPerLane(spec) * spec.repeats;
}

function readAddition(
  submitted: SubmittedAddition,
  spec: JobSpec,
  context: JobContext,
): JobAddition {
  const { fields } = submitted;
  const regions = readAddedRegions(fields, context);
  const models = readPlaces(submitted, regions, spec, context);
  const { maxCostNanoUsd: limit } = spec.constraints;
  if (limit !== undefined) checkPrices(models, ['models'], context);
  return {
    regions,
    models,
    questions: readAddedQuestions(submitted, spec, context),
    repeats: readAddedRepeats(fields, spec, context),
    ...readRaisedMaxCost(fields.max_cost, limit, context.problems),
  };
}

function readAddedRegions({ regions }: AdditionFields, context: JobContext): readonly string[] {
  if (!regions || regions.length === 0) return [];
  return [...new Set(readRegionList(regions, ['regions'], context).map(({ id }) => id))];
}

/** New regions for the models that the job has, and the models that are named. */
function readPlaces(
  { models }: SubmittedAddition,
  regions: readonly string[],
  spec: JobSpec,
  context: JobContext,
): readonly JobModel[] {
  const everywhere = [...new Set([...spec.regions, ...regions])];
  const fresh = regions.filter((region) => !spec.regions.includes(region));
  const followed = spec.models.map((model) => ({ ...model, regions: fresh }));
  for (const model of followed) checkServed(model, context);
  return models !== null && models.entries.length > 0
    ? [...followed, ...readAddedModels(models, ['models'], everywhere, context)]
    : followed;
}

function checkServed({ id, regions }: JobModel, { catalogue, problems }: JobContext): void {
  const absent = regions.filter((region) => findLane(catalogue, region, id) === undefined);
  if (absent.length === 0) return;
  const message = `${id}, a model of the job, is not served in ${listAllowed(absent)}: leave the region out of regions, and give models entries {"id", "regions"} that name where to ask them`;
  problems.add(['regions'], { code: 'model_not_in_region', message });
}

function readAddedQuestions(
  { questions }: SubmittedAddition,
  spec: JobSpec,
  context: JobContext,
): readonly JobQuestion[] {
  if (questions === null || questions.entries.length === 0) return [];
  const at = ['questions'];
  if (spec.questions.length === 0) {
    const message = 'the job asks its own prompt: questions would make it another job';
    context.problems.add(at, { code: 'job_asks_own_prompt', message });
    return [];
  }
  const known = new Map(
    baseQuestionsOf(spec).map((question) => [question.id, withKind(question, context.bank)]),
  );
  reportConflicts(questions.entries, known, at, context.problems);
  if (context.problems.touches(at)) return [];
  const added = readQuestions(questions, at, { ...context, bank: bankWith(known, context.bank) });
  const fresh = added.filter(({ id }) => !known.has(id));
  checkPairs([...known.values(), ...fresh], spec.arms ?? [], at, context);
  return withVariants(added, spec, context.bank);
}

/** A job does not hold the kinds of bank questions: they are the bank's. */
function withKind(question: JobQuestion, bank: QuestionBank): JobQuestion {
  const kind = question.source === 'bank' ? bank.find(question.id)?.kind : undefined;
  return kind === undefined ? question : { ...question, kind };
}

/** The texts of a job are frozen: its own question comes before the bank's, which may have changed since. */
function bankWith(known: ReadonlyMap<string, JobQuestion>, bank: QuestionBank): QuestionBank {
  return {
    questions: bank.questions,
    find: (id) => {
      const own = known.get(id);
      return own === undefined ? bank.find(id) : asBankQuestion(own);
    },
  };
}

function asBankQuestion(question: JobQuestion): BankQuestion {
  const { id, text, category, language, kind = 'control', statement = null } = question;
  return {
    id,
    text,
    category: category ?? '',
    language: language ?? '',
    topic: '',
    // One that says otherwise of a question without a kind was refused before.
    kind,
    pairId: null,
    sensitivity: null,
    expected: null,
    statement,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reportConflicts(
  entries: readonly unknown[],
  known: ReadonlyMap<string, JobQuestion>,
  at: Path,
  problems: Problems,
): void {
  for (const [index, entry] of entries.entries()) {
    if (!isObject(entry)) continue;
    const own = known.get(String(entry['id']));
    if (own === undefined) continue;
    for (const field of ['text', 'category', 'language', 'kind', 'statement', 'pair'] as const) {
      const given = entry[field] ?? own[field];
      if (given === own[field]) continue;
      const message = `${show(given)} is not the ${field} that question ${show(own.id)} has in this job: leave it out, or use another id`;
      problems.add([...at, index, field], { code: 'conflicting_question', message });
    }
  }
}

function readAddedRepeats(
  { repeats, runs }: AdditionFields,
  spec: JobSpec,
  { limits, problems }: JobContext,
): number {
  const given = agree(
    { value: repeats, path: ['repeats'] },
    { value: runs, path: ['runs'] },
    problems,
  );
  const total = given.value ?? spec.repeats;
  // A limit that was lowered since takes nothing from the job.
  const most = Math.max(limits.maxRepeats, spec.repeats);
  if (total < spec.repeats || total > most) {
    const message = `${total} repeats: give the new total, the job has ${spec.repeats} already`;
    problems.add(given.path, {
      code: 'out_of_range',
      message,
      allowed: `${spec.repeats}..${most}`,
    });
  }
  return total;
}

/** The limits of a submission hold for the job as it will be. */
function checkSize(spec: JobSpec, addition: JobAddition, { limits, problems }: JobContext): void {
  const after = mergeSpec(spec, addition);
  const lists = [
    ['regions', limits.maxRegions],
    ['models', limits.maxModels],
    ['questions', limits.maxQuestions],
  ] as const;
  for (const [what, limit] of lists) {
    const count = after[what].length;
    if (count > limit && count > spec[what].length) {
      problems.add([what], tooMany(`${what} in all`, count, limit));
    }
  }
  const cells = countCells(after);
  if (cells > limits.maxCells && cells > countCells(spec)) {
    const message = `the job would have ${cells} cells: make another job of the addition`;
    const allowed = `at most ${limits.maxCells} cells`;
    problems.add([], { code: 'matrix_too_large', message, allowed });
  }
}
