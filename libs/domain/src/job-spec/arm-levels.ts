import { ARM_LEVEL_PATTERN } from '../arm-kind.js';
import type { ArmKind, ArmLevel } from '../arm-kind.js';
import { isModelArm } from '../arm.js';
import type { JobContext } from './context.js';
import { show, tooMany } from './problems.js';
import type { Path } from './problems.js';
import type { ArmLevelFields } from './submitted.js';

const LEAST_LEVELS = 2;
const MOST_LEVELS = 20;

/** Reads the levels of an arm whose sides the job names: a model each, or a system prompt each. */
export function readLevels(
  kind: ArmKind,
  entries: readonly unknown[],
  at: Path,
  context: JobContext,
): readonly ArmLevel[] {
  const { problems } = context;
  if (entries.length > MOST_LEVELS) {
    problems.add(at, tooMany('levels', entries.length, MOST_LEVELS));
    return [];
  }
  if (entries.length < LEAST_LEVELS) {
    const message = `${kind} has ${entries.length} levels: a comparison takes two`;
    const allowed = `${LEAST_LEVELS}..${MOST_LEVELS} levels`;
    problems.add(at, { code: 'arm_not_comparable', message, allowed });
    return [];
  }
  // Their form was checked with the body's.
  const fields = entries as readonly ArmLevelFields[];
  const levels = fields.map((level, index) => readLevel(kind, level, [...at, index], context));
  checkUnique(levels, ({ name }) => name, [at, 'name'], context);
  checkUnique(levels, otherOf, [at, isModelArm({ kind }) ? 'model' : 'system_prompt'], context);
  return levels;
}

function readLevel(
  kind: ArmKind,
  { name, model = null, system_prompt: prompt = null }: ArmLevelFields,
  path: Path,
  { problems }: JobContext,
): ArmLevel {
  const named = name ?? '';
  if (!ARM_LEVEL_PATTERN.test(named)) {
    const message = `${show(named)} is no name of a level`;
    const allowed = '1..48 of A-Z a-z 0-9 _ -';
    problems.add([...path, 'name'], { code: 'invalid_value', message, allowed });
  }
  const isModel = isModelArm({ kind });
  if (isModel && prompt !== null) {
    const message = `the levels of ${kind} are models of the job: a system prompt belongs to a system_prompt or persona arm`;
    problems.add([...path, 'system_prompt'], { code: 'arm_not_comparable', message });
  }
  if (!isModel && model !== null) {
    const message = `the levels of ${kind} are system prompts: models belong to a route or served_model arm`;
    problems.add([...path, 'model'], { code: 'arm_not_comparable', message });
  }
  return isModel ? { name: named, model: model ?? '' } : { name: named, systemPrompt: prompt };
}

/** What tells a level from the others beside its name. */
function otherOf({ model, systemPrompt }: ArmLevel): string {
  return model ?? systemPrompt ?? '';
}

function checkUnique(
  levels: readonly ArmLevel[],
  of: (level: ArmLevel) => string,
  [at, field]: readonly [Path, string],
  { problems }: JobContext,
): void {
  const seen = new Set<string>();
  for (const [index, level] of levels.entries()) {
    const value = of(level);
    if (seen.has(value)) {
      const message = `two levels have the same ${field}: they would be compared with themselves`;
      problems.add([...at, index, field], { code: 'arm_not_comparable', message });
    }
    seen.add(value);
  }
}
