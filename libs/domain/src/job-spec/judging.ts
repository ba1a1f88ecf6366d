import { findLane } from '../catalogue.js';
import type { Catalogue } from '../catalogue.js';
import type { JobModel } from '../job-specification.js';
import { JUDGING_SCOPES } from '../job-specification.js';
import type { JudgingOrder } from '../job-specification.js';
import type { JobContext } from './context.js';
import type { JobLimits } from './limits.js';
import { Problems, listAllowed, show } from './problems.js';
import type { Path, Problem } from './problems.js';
import { readObject } from './read.js';
import { readRegion } from './regions.js';
import { isRecord, scan } from './scan.js';
import { judgingRequestSchema, judgingSchema } from './schema.js';

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

/** Reads the body of a wish that a job's stored answers be judged. Throws for no JSON body, however odd. */
export function normaliseJudging(
  body: unknown,
  against: { readonly catalogue: Catalogue; readonly limits: JobLimits },
): NormalisedJudging {
  const problems = new Problems();
  const context = { ...against, problems };
  if (!scan(body, problems)) return { ok: false, problems: problems.list };
  if (!isRecord(body)) {
    problems.add([], { code: 'wrong_type', message: `must be an object, not ${show(body)}` });
    return { ok: false, problems: problems.list };
  }
  const { again, reason, ...fields } = readObject(judgingRequestSchema, body, [], problems);
  const order = orderOf(fields, [], context);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, order, again: again ?? false, reason: reason?.trim() || null };
}

/** Reads who judges the answers of a job as they are recorded; undefined when nobody does. */
export function readJudges(
  value: unknown,
  path: Path,
  context: JobContext,
): JudgingOrder | undefined {
  if (value === undefined || value === null) return undefined;
  if (isRecord(value)) {
    return orderOf(readObject(judgingSchema, value, path, context.problems), path, context);
  }
  const message = `must be an object, not ${show(value)}`;
  context.problems.add(path, { code: 'wrong_type', message });
  return undefined;
}

type Fields = Partial<ReturnType<(typeof judgingSchema)['parse']>>;
type Against = Omit<JobContext, 'bank'>;

function orderOf(fields: Fields, path: Path, context: Against): JudgingOrder {
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

function readJudgeModels(fields: Fields, path: Path, context: Against): readonly JobModel[] {
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
  { region }: Fields,
  path: Path,
  context: Against,
): string | null | undefined {
  if (region === undefined || region === null) return undefined;
  return readRegion(region, [...path, 'region'], context.catalogue, context.problems)?.id ?? null;
}

function readJudge(
  entry: unknown,
  at: Path,
  against: { readonly region: string | null | undefined; readonly context: Against },
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
