import type { Field } from './field.js';
import type { ImportReport } from './import-report.js';
import type { ImportedModel } from './models.js';
import type { SaidSampling } from './provider-config.js';

/** How a job asks, as its file says it. */
export interface ImportedSettings {
  readonly repeats: number;
  readonly sampling: Required<Pick<SaidSampling, 'temperature' | 'max_tokens'>> & SaidSampling;
  /** Requests of one lane at a time; null where nothing is said. */
  readonly concurrency: number | null;
  /** Of one request; null where nothing is said. */
  readonly timeoutMs: number | null;
}

/** What promptfoo sends where nothing is said. */
const USUAL = { temperature: 0, max_tokens: 1024 };
const MOST_REPEATS = 10_000_000;
const MOST_CONCURRENCY = 1_000;
const SHORTEST_TIMEOUT_MS = 1_000;
const LONGEST_TIMEOUT_MS = 3_600_000;

/** Reads `evaluateOptions` and `commandLineOptions`, and what the models say of sampling. @throws FormatError */
export function readSettings(
  config: ReadonlyMap<string, Field>,
  models: readonly ImportedModel[],
  report: ImportReport,
): ImportedSettings {
  const options = new Map([
    ...(config.get('evaluateOptions')?.fields() ?? []),
    ...(config.get('commandLineOptions')?.fields() ?? []),
  ]);
  for (const [name, field] of options) {
    if (!TAKEN.has(name)) report.leave(field, 'is not said of a job');
  }
  const whole = (name: string, least: number, most: number): number | null => {
    const field = options.get(name);
    if (field === undefined) return null;
    const value = field.number();
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw field.problem(`is ${value}`, `a whole number from ${least} to ${most}`);
  };
  return {
    repeats: whole('repeat', 1, MOST_REPEATS) ?? 1,
    sampling: { ...USUAL, ...samplingOf(models, report) },
    concurrency: whole('maxConcurrency', 1, MOST_CONCURRENCY),
    timeoutMs: whole('timeoutMs', SHORTEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS),
  };
}

/** Whether answers are cached says nothing here: every cell is asked. */
const TAKEN = new Set(['repeat', 'maxConcurrency', 'timeoutMs', 'cache', 'showProgressBar']);

/** The first model's: a job asks all of its models alike. */
function samplingOf(models: readonly ImportedModel[], report: ImportReport): SaidSampling {
  const [first, ...others] = models;
  if (first === undefined) return {};
  for (const { field, sampling, id } of others) {
    if (!isSame(sampling, first.sampling)) {
      report.change(
        field,
        `${id} is sampled as ${first.id} is: a job asks all of its models with the same parameters`,
      );
    }
  }
  return first.sampling;
}

const PARAMETERS = ['temperature', 'max_tokens', 'top_p', 'seed'] as const;

/** By value: models name their parameters in any order. */
function isSame(one: SaidSampling, other: SaidSampling): boolean {
  return PARAMETERS.every((name) => one[name] === other[name]);
}
