import { findLane } from '../catalogue.js';
import type { JobModel } from '../job-specification.js';
import { JUDGING_SCOPES } from '../job-specification.js';
import type { JudgingOrder } from '../job-specification.js';
import type { JobContext } from './context.js';
import { listAllowed, show } from './problems.js';
import type { Path, Problem, Problems, Read } from './problems.js';
import type { JudgingFields, JudgingRequestFields } from './submitted.js';
import { readRegion } from './regions.js';

/** Judges that one order may name. */
export const MAX_JUDGES = 10;
/** Tokens of a judge's answer unless the order says otherwise: enough for one that reasons before it answers. */
const DEFAULT_MAX_TOKENS = 1_000;

/** A wish that a job's answers be judged: accepted; or everything that is wrong with it. */
export type NormalisedJudging =
  | {
      readonly ok: true;
      readonly order: JudgingOrder;
      readonly again: boolean;
      readonly reason: string | null;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * What a request means that a job's stored answers be judged.
 * @param context with the problems that reading it brought.
 */
export function specifyJudging(
  { again, reason, ...fields }: JudgingRequestFields,
  context: JudgingContext,
): NormalisedJudging {
  const { problems } = context;
  const order = orderOf(fields, [], context);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, order, again: again ?? false, reason: reason?.trim() || null };
}

/** Who judges the answers of a job as they are recorded. */
export function readJudges(
  judging: Read<JudgingFields>,
  path: Path,
  context: JobContext,
): JudgingOrder {
  return orderOf(context.problems.collect(judging), path, context);
}

/** What a request to judge is read against. */
export type JudgingContext = Pick<JobContext, 'catalogue' | 'limits' | 'problems'>;

function orderOf(fields: JudgingFields, path: Path, context: JudgingContext): JudgingOrder {
  const models = readJudgeModels(fields, path, context);
  const policy = fields.policy ?? 'classifier';
  checkPolicy(policy, models.length, [...path, 'policy'], context.problems);
  return {
    models,
    policy,
    only: fields.only ?? JUDGING_SCOPES[0],
    maxTokens: fields.max_tokens ?? DEFAULT_MAX_TOKENS,
  };
}

/** A word that nobody else gave is no agreement: who lets one judge decide says so. */
function checkPolicy(
  policy: JudgingOrder['policy'],
  judges: number,
  path: Path,
  problems: Problems,
): void {
  if (judges === 0) return;
  if (policy === 'judges' && judges < 2) {
    const message = 'one judge agrees with nobody: name another, or let the one decide';
    problems.add(path, { code: 'too_few_judges', message, allowed: 'classifier, one_judge' });
  }
  if (policy === 'one_judge' && judges > 1) {
    const message = `${judges} judges are named: they decide where they agree`;
    problems.add(path, { code: 'several_judges', message, allowed: 'classifier, judges' });
  }
}

function readJudgeModels(
  fields: JudgingFields,
  path: Path,
  context: JudgingContext,
): readonly JobModel[] {
  const at = [...path, 'models'];
  const { catalogue, problems } = context;
  const known = catalogue.models.map(({ id }) => id);
  const { models } = fields;
  if (models === undefined || models === null || models.length === 0) {
    if (problems.touches(at)) return [];
    const message = 'name the models that judge';
    problems.add(at, { code: 'missing_models', message, allowed: listAllowed(known) });
    return [];
  }
  if (models.length > MAX_JUDGES) {
    const message = `${models.length} judges`;
    problems.add(at, { code: 'too_many_items', message, allowed: `at most ${MAX_JUDGES}` });
    return [];
  }
  const region = readOneRegion(fields, path, context);
  const read = models.flatMap((entry, index) =>
    readJudge(entry, [...at, index], { region, context }),
  );
  return [...new Map(read.map((model) => [model.id, model])).values()];
}

/** Undefined when none is named; null when what is named is none. */
function readOneRegion(
  { region }: JudgingFields,
  path: Path,
  context: JudgingContext,
): string | null | undefined {
  if (region === undefined || region === null) return undefined;
  return readRegion(region, [...path, 'region'], context.catalogue, context.problems)?.id ?? null;
}

function readJudge(
  entry: unknown,
  at: Path,
  against: { readonly region: string | null | undefined; readonly context: JudgingContext },
): JobModel[] {
  const { catalogue, problems } = against.context;
  const model = catalogue.models.find(({ id }) => id === entry);
  if (model === undefined) {
    const allowed = listAllowed(catalogue.models.map(({ id }) => id));
    const message = `${show(entry)} is no known model`;
    problems.add(at, { code: 'unknown_model', message, allowed });
    return [];
  }
  if (against.region === null) return [];
  const served = catalogue.regions.flatMap(({ id }) =>
    findLane(catalogue, id, model.id) === undefined ? [] : [id],
  );
  const region = against.region ?? served[0];
  if (region !== undefined && served.includes(region)) return [{ ...model, regions: [region] }];
  const message = `${model.id} is not served in ${region ?? 'any region'}`;
  problems.add(at, { code: 'model_not_in_region', message, allowed: listAllowed(served) });
  return [];
}
