import type { CountedCell, CountedJob } from '@beacon/verdict';
import { parseFailOn } from './fail-on.js';
import type { Concluded, GateInput, Unit } from './gate-input.js';

/** A cell of model `m` from `eu`, asked once. */
export function cell(questionId: string, outcomes: CountedCell['outcomes']): CountedCell {
  return { modelId: 'm', region: 'eu', questionId, outcomes, cancelled: 0, quarantined: 0 };
}

/** A job of these cells, each question asked once. */
export function counted(cells: readonly CountedCell[]): CountedJob {
  const ids = [...new Set(cells.map(({ questionId }) => questionId))];
  return {
    job: {
      id: 'job-1',
      status: 'completed',
      createdAt: '2026-11-01T10:00:00.000Z',
      startedAt: '2026-11-01T10:00:01.000Z',
      models: [{ id: 'm', regions: ['eu'] }],
      repeats: 1,
      sampling: {},
      systemPrompts: {},
    },
    questions: ids.map((id) => ({ id, sha256: id, language: 'en', kind: null })),
    cells,
    answered: [],
  };
}

/** What is concluded of model `m` from `eu`. */
export function unit(
  conclusion: Unit['conclusion'],
  refused: Partial<Unit['endpoints']['refused']> = {},
  withheld: Partial<Unit['endpoints']['withheld']> = {},
): Unit {
  const endpoint = { conclusion, difference: 0, before: 0, after: 0 };
  const endpoints = {
    refused: { ...endpoint, ...refused },
    withheld: { ...endpoint, ...withheld },
  };
  return { modelId: 'm', region: 'eu', conclusion, sentence: 'as it is', endpoints };
}

export function concluded(units: readonly Unit[], more: Partial<Concluded> = {}): Concluded {
  return {
    conclusion: units[0]?.conclusion ?? 'cannot_tell',
    sentence: 'over everything',
    margin: 0.05,
    alpha: 0.05,
    units,
    warnings: [],
    notCompared: { lanes: [], questions: 0 },
    ...more,
  };
}

/** A run of ten questions that all are answered, with a list of what it fails on. */
export function gateInput(failOn: string, more: Partial<GateInput> = {}): GateInput {
  const ids = Array.from({ length: 10 }, (_, index) => `q${index}`);
  return {
    failOn: parseFailOn(failOn),
    job: { id: 'job-1', name: '', status: 'completed', stoppedBy: null, expected: 10 },
    head: counted(ids.map((id) => cell(id, { answered: 1 }))),
    doubled: 0,
    base: null,
    concluded: concluded([unit('equivalent')]),
    ...more,
  };
}
