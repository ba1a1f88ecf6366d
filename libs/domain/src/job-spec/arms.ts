import { ARM_KINDS } from '../arm-kind.js';
import type { JobArm } from '../arm-kind.js';
import { isModelArm, isPromptArm, variantId, withVariants } from '../arm.js';
import type { JobModel, JobQuestion, JobSpec } from '../job-specification.js';
import { QUESTION_ID_PATTERN } from '../question.js';
import { readLevels } from './arm-levels.js';
import type { JobContext } from './context.js';
import { listAllowed, show, tooMany } from './problems.js';
import type { Path, Read } from './problems.js';
import type { ArmFields, SubmittedJob } from './submitted.js';

/** What the arms of a job are read against. */
export interface ArmSubjects {
  readonly questions: readonly JobQuestion[];
  readonly models: readonly JobModel[];
}

/** Reads what a job compares beside regions. An arm with nothing to compare is a problem: it would be found out after it is paid for. */
export function readArms(
  { parts, path }: SubmittedJob,
  subjects: ArmSubjects,
  context: JobContext,
): Pick<JobSpec, 'arms'> {
  const at = [...path, 'arms'];
  if (parts.arms === null) return {};
  const { entries, objects } = parts.arms;
  if (entries.length > ARM_KINDS.length) {
    context.problems.add(at, tooMany('arms', entries.length, ARM_KINDS.length));
    return {};
  }
  const known = context.problems.list.length;
  const arms = entries.flatMap(
    (entry, index) => readArm(entry, objects[index] ?? null, [...at, index], context) ?? [],
  );
  checkKinds(arms, at, context);
  if (context.problems.list.length > known || arms.length === 0) return {};
  checkSubjects(arms, subjects, { at, path }, context);
  return { arms };
}

function readArm(
  entry: unknown,
  object: Read<ArmFields> | null,
  path: Path,
  context: JobContext,
): JobArm | null {
  const { problems } = context;
  const allowed = ARM_KINDS.join(', ');
  if (typeof entry !== 'string' && object === null) {
    const message = `must be a kind of arm or an object with a kind, not ${show(entry)}`;
    problems.add(path, { code: 'wrong_type', message, allowed });
    return null;
  }
  const { kind, levels }: ArmFields =
    object === null ? { kind: ARM_KINDS.find((one) => one === entry) } : problems.collect(object);
  if (kind === undefined || kind === null) {
    if (object === null) {
      const message = `${show(entry)} is no kind of arm`;
      problems.add(path, { code: 'invalid_value', message, allowed });
    }
    return null;
  }
  if (problems.touches([...path, 'levels'])) return null;
  if (isPromptArm({ kind }) || isModelArm({ kind })) {
    const read = readLevels(kind, levels ?? [], [...path, 'levels'], context);
    return { kind, levels: read };
  }
  if (levels !== undefined && levels !== null) {
    const message = `the levels of ${kind} are those of the job's ${kind === 'region' ? 'regions' : 'questions'}: leave them out`;
    problems.add([...path, 'levels'], { code: 'arm_not_comparable', message });
  }
  return { kind };
}

function checkKinds(arms: readonly JobArm[], at: Path, { problems }: JobContext): void {
  const seen = new Set<string>();
  for (const [index, { kind }] of arms.entries()) {
    // A persona is a system prompt: a question cannot be asked with two.
    const name = isPromptArm({ kind }) ? 'system_prompt or persona' : kind;
    if (seen.has(name)) {
      const message = `${name} stands there twice: one arm of each kind can be compared`;
      problems.add([...at, index], { code: 'conflicting_field', message });
    }
    seen.add(name);
  }
}

function checkSubjects(
  arms: readonly JobArm[],
  { questions, models }: ArmSubjects,
  { at, path }: { readonly at: Path; readonly path: Path },
  context: JobContext,
): void {
  for (const [index, arm] of arms.entries()) {
    checkModels(arm, models, [...at, index, 'levels'], context);
    checkVariants(arm, questions, { at: [...at, index], path }, context);
  }
  checkPairs(questions, arms, [...path, 'questions'], context);
  if (!arms.some(({ kind }) => kind === 'language') || context.problems.list.length > 0) return;
  if (hasTranslations(questions)) return;
  const message =
    'no two questions share a pair in different languages: give the translations of a question the same "pair", and each its "language"';
  const place = arms.findIndex(({ kind }) => kind === 'language');
  context.problems.add([...at, place], { code: 'arm_not_comparable', message });
}

function hasTranslations(questions: readonly JobQuestion[]): boolean {
  const languages = new Map<string, string | null>();
  return questions.some(({ pair, language }) => {
    if (pair === undefined) return false;
    const first = languages.get(pair);
    if (first === undefined) languages.set(pair, language);
    return first !== undefined && first !== language;
  });
}

/** The models of levels are models of the job, and each stands for one level. */
function checkModels(
  arm: JobArm,
  models: readonly JobModel[],
  at: Path,
  { problems }: JobContext,
): void {
  if (!isModelArm(arm) || models.length === 0) return;
  const ids = models.map(({ id }) => id);
  for (const [index, { model = '' }] of (arm.levels ?? []).entries()) {
    if (ids.includes(model)) continue;
    const message = `${show(model)} is none of the job's models`;
    const fault = { code: 'arm_not_comparable', message, allowed: listAllowed(ids) } as const;
    problems.add([...at, index, 'model'], fault);
  }
}

/** Every question is asked with every system prompt, under an id that ends with the name of the level. */
function checkVariants(
  arm: JobArm,
  questions: readonly JobQuestion[],
  { at, path }: { readonly at: Path; readonly path: Path },
  { problems, limits, bank }: JobContext,
): void {
  if (!isPromptArm(arm)) return;
  if (questions.length === 0) {
    if (problems.touches([...path, 'questions'])) return;
    const message = `${arm.kind} needs questions: a job that asks a prompt of its own has none`;
    problems.add(at, { code: 'arm_not_comparable', message });
    return;
  }
  const asked = withVariants(questions, { arms: [arm] }, bank);
  if (asked.length > limits.maxQuestions) {
    const fault = tooMany('questions with all system prompts', asked.length, limits.maxQuestions);
    problems.add([...path, 'questions'], fault);
    return;
  }
  const taken = new Set(asked.map(({ id }) => id));
  const bad = asked.find(({ id }) => !QUESTION_ID_PATTERN.test(id));
  if (bad !== undefined) {
    const message = `${show(bad.id)} is too long for the id of a question with its system prompt: shorten the id or the name of the level`;
    problems.add([...path, 'questions'], { code: 'invalid_question_id', message });
  } else if (taken.size < asked.length) {
    const message = `questions with the names of system prompts behind their ids, such as ${show(variantId('id', arm.levels?.[0]?.name ?? ''))}, come to the same id: use other names`;
    problems.add([...path, 'questions'], { code: 'question_text_conflict', message });
  }
}

/** Where languages are compared, a question of a pair has a language, and no other of the pair has the same. */
export function checkPairs(
  questions: readonly JobQuestion[],
  arms: readonly JobArm[],
  at: Path,
  { problems }: JobContext,
): void {
  if (!arms.some(({ kind }) => kind === 'language')) return;
  const seen = new Map<string, string>();
  for (const { id, pair, language } of questions) {
    if (pair === undefined || problems.isFull) continue;
    if (language === null) {
      const message = `question ${show(id)} of the pair ${show(pair)} says no language: languages are compared, so give it one`;
      problems.add(at, { code: 'arm_not_comparable', message });
      continue;
    }
    const key = `${pair} ${language}`;
    const other = seen.get(key);
    if (other !== undefined) {
      const message = `questions ${show(other)} and ${show(id)} both are the pair ${show(pair)} in ${language}: one question a language`;
      problems.add(at, { code: 'arm_not_comparable', message });
    }
    seen.set(key, id);
  }
}
