import type { Cell, Matrix } from '../results/marks.js';

/** A job's matrix: for each question and model the outcomes by region, each with how many repeats came to it. */
export type Outcomes = Readonly<
  Record<string, Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>>
>;

const REGIONS = [
  ['us-east', 'US'],
  ['eu-west', 'EU'],
] as const;

/** A matrix of two regions. What differs is what the most frequent outcomes say. */
export function matrixOf(outcomes: Outcomes): Matrix {
  const models = [...new Set(Object.values(outcomes).flatMap((row) => Object.keys(row)))];
  const questions = Object.entries(outcomes).map(([question_id, row]) => ({
    question_id,
    text: `${question_id}?`,
    category: 'general',
    cells: models.flatMap((model) =>
      REGIONS.map(([region], index) => cellOf(model, region, row[model]?.[index] ?? {})),
    ),
    flip_rate: null,
  }));
  return {
    job_id: 'j',
    status: 'completed',
    limit: 200,
    offset: 0,
    next_offset: null,
    total: questions.length,
    total_questions: questions.length,
    models: models.map((id) => ({ id, name: id, regions: REGIONS.map(([region]) => region) })),
    regions: REGIONS.map(([id, code]) => ({ id, code, name: id, flag: '', twin_of: null })),
    questions,
    summary: {
      by_region: [],
      by_model_region: [],
      differing: questions.flatMap(({ question_id, cells }) => differing(question_id, cells)),
      screen: [],
    },
  };
}

function cellOf(
  model_id: string,
  region: string,
  outcomes: Readonly<Record<string, number>>,
): Cell {
  const recorded = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return {
    model_id,
    region,
    outcomes,
    expected: Math.max(1, recorded),
    recorded,
    quarantined: 0,
    status: recorded === 0 ? 'pending' : 'completed',
    flip_rate: null,
    execution_ids: [],
  };
}

type Differing = Matrix['summary']['differing'][number];

function differing(question_id: string, cells: readonly Cell[]): Differing[] {
  return [...Map.groupBy(cells, ({ model_id }) => model_id)].flatMap(([model_id, own]) => {
    const seen = own.flatMap(({ region, outcomes }) =>
      Object.keys(outcomes)
        .slice(0, 1)
        .map((outcome) => [region, outcome] as const),
    );
    return new Set(seen.map(([, outcome]) => outcome)).size > 1
      ? [{ question_id, model_id, outcomes: Object.fromEntries(seen) as Differing['outcomes'] }]
      : [];
  });
}
