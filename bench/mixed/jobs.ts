import { promptOf } from '../../test/fuzz/provider/hostile-server.js';
import { HOSTILE_MODEL } from '../../test/fuzz/stack/catalogue.js';
import { HOSTILE_REGION, LARGE_MODEL, REGIONS, SMALL_MODELS } from './catalogue.js';

type Body = Readonly<Record<string, unknown>>;

/** What the ids of small jobs begin with, by the phase that they were submitted in. */
export const ALONE = 'alone-';
export const MIXED = 'mixed-';
export const LARGE_ID = 'large';
export const HOSTILE_ID = 'hostile';

const SMALL_QUESTIONS = ['math_basic', 'geography_basic'];
const LARGE_QUESTIONS = [
  ...SMALL_QUESTIONS,
  'identity_basic',
  'taiwan_status',
  'hongkong_2019',
  'tiananmen_neutral',
  'greatest_invention',
  'greatest_leader',
];

/** A job of four cells: two questions of one model from two regions, which change from job to job. */
export function smallJob(prefix: string, n: number): Body {
  const left = REGIONS.map(({ id }) => id).filter((_, index) => index !== n % REGIONS.length);
  return jobOf(`${prefix}${n}`, {
    regions: left,
    models: [SMALL_MODELS[n % SMALL_MODELS.length] ?? SMALL_MODELS[0]],
    questions: SMALL_QUESTIONS,
  });
}

/** The job of many cells, in lanes of its own; of so many cells at least. */
export function largeJob(cells: number): Body {
  const repeats = Math.ceil(cells / (REGIONS.length * LARGE_QUESTIONS.length));
  return {
    ...jobOf(LARGE_ID, {
      regions: REGIONS.map(({ id }) => id),
      models: [LARGE_MODEL],
      questions: LARGE_QUESTIONS,
    }),
    repeats,
  };
}

/** The job that the hostile provider is asked; each question is another of its cases. */
export function hostileJob(cells: number, timeoutMs: number): Body {
  const questions = Array.from({ length: cells }, (_, n) => ({
    id: `case-${n}`,
    text: promptOf(n),
    language: 'en',
  }));
  const timeout = `${Math.ceil(timeoutMs / 1_000)}s`;
  return jobOf(
    HOSTILE_ID,
    { regions: [HOSTILE_REGION], models: [HOSTILE_MODEL], questions },
    timeout,
  );
}

interface Asked {
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly questions: readonly unknown[];
}

function jobOf(id: string, { regions, models, questions }: Asked, timeout = '60m'): Body {
  return {
    version: 'v1',
    id,
    benchmark: { name: 'mixed load' },
    constraints: { regions, min_regions: 1, timeout },
    models,
    questions,
  };
}
