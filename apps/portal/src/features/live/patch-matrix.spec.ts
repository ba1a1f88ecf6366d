import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import type { ExecutionEntry } from './events.ts';
import { byQuestion, lacks, patchCell, patchMatrix } from './patch-matrix.ts';

type Cell = Schema<'MatrixCell'>;

const entry = (changes: Partial<ExecutionEntry> = {}): ExecutionEntry => ({
  execution_id: 7,
  job_id: 'job',
  region: 'us-east',
  model_id: 'qwen',
  question_id: 'q1',
  repeat: 1,
  round: 1,
  status: 'completed',
  outcome: 'answered',
  quarantine: false,
  ...changes,
});

const cell = (changes: Partial<Cell> = {}): Cell => ({
  model_id: 'qwen',
  region: 'us-east',
  expected: 1,
  recorded: 0,
  quarantined: 0,
  status: 'pending',
  outcomes: {},
  flip_rate: null,
  execution_ids: [],
  ...changes,
});

const question = (id: string | null, cells: Cell[]): Schema<'MatrixQuestionView'> => ({
  question_id: id,
  text: 'What?',
  category: null,
  flip_rate: null,
  cells,
});

const matrix = (questions: Schema<'MatrixQuestionView'>[]) =>
  ({ questions }) as unknown as Schema<'MatrixView'>;

describe('patching a cell', () => {
  it('fills a pending cell', () => {
    expect(patchCell(cell(), entry({ status: 'refused', outcome: 'refused' }))).toMatchObject({
      recorded: 1,
      status: 'refused',
      outcomes: { refused: 1 },
      execution_ids: [7],
      flip_rate: null,
    });
  });

  it('changes nothing when the same event comes again', () => {
    const once = patchCell(cell(), entry());
    expect(once === null ? null : patchCell(once, entry())).toEqual(once);
    const repeated = patchCell(cell({ expected: 3 }), entry());
    expect(repeated === null ? null : patchCell(repeated, entry())).toBe(repeated);
  });

  it('replaces the outcome of a cell with one repeat when a later round is recorded', () => {
    const failed = cell({
      recorded: 1,
      status: 'failed',
      outcomes: { error: 1 },
      execution_ids: [7],
    });
    expect(patchCell(failed, entry({ round: 2 }))).toMatchObject({
      recorded: 1,
      status: 'completed',
      outcomes: { answered: 1 },
    });
  });

  it('has to be read again when a later round replaces one of several repeats', () => {
    expect(patchCell(cell({ expected: 2, recorded: 2 }), entry({ round: 2 }))).toBeNull();
  });

  it('says that repeats differ, and that the model contradicts itself', () => {
    const one = cell({
      expected: 2,
      recorded: 1,
      status: 'completed',
      outcomes: { answered: 1 },
      execution_ids: [9],
    });
    expect(patchCell(one, entry({ status: 'refused', outcome: 'refused' }))).toMatchObject({
      recorded: 2,
      status: 'mixed',
      outcomes: { answered: 1, refused: 1 },
      flip_rate: 1,
      execution_ids: [7, 9],
    });
  });

  it('counts no outcome of what is quarantined or cancelled', () => {
    expect(patchCell(cell(), entry({ quarantine: true }))).toMatchObject({
      recorded: 1,
      quarantined: 1,
      outcomes: {},
    });
    expect(patchCell(cell(), entry({ status: 'cancelled', outcome: 'error' }))).toMatchObject({
      recorded: 1,
      status: 'cancelled',
      outcomes: {},
    });
  });

  it('never counts more than it expects', () => {
    const full = cell({ expected: 4, recorded: 4, execution_ids: [1, 2, 3] });
    expect(patchCell(full, entry())).toBe(full);
  });
});

describe('patching a page', () => {
  it('leaves questions as they are that no event is about', () => {
    const before = matrix([question('q1', [cell()]), question('q2', [cell()])]);
    const { matrix: after, isStale } = patchMatrix(before, byQuestion([entry()]));
    expect(after.questions[0]?.cells[0]?.recorded).toBe(1);
    expect(after.questions[1]).toBe(before.questions[1]);
    expect(isStale).toBe(false);
  });

  it('is the same page when nothing on it changed', () => {
    const before = matrix([question('q2', [cell()])]);
    expect(patchMatrix(before, byQuestion([entry()])).matrix).toBe(before);
  });

  it("finds the row of the job's own prompt", () => {
    const before = matrix([question(null, [cell()])]);
    const { matrix: after } = patchMatrix(before, byQuestion([entry({ question_id: null })]));
    expect(after.questions[0]?.cells[0]?.recorded).toBe(1);
  });

  it('says what can only be read again', () => {
    const before = matrix([question('q1', [cell({ expected: 2 })])]);
    expect(patchMatrix(before, byQuestion([entry({ round: 3 })])).isStale).toBe(true);
  });
});

describe('completing what was read', () => {
  it('knows what a cell lacks as far as it names its executions', () => {
    expect(lacks(cell(), entry())).toBe(true);
    expect(lacks(cell({ recorded: 1, execution_ids: [7] }), entry())).toBe(false);
    expect(lacks(cell({ expected: 3, recorded: 1, execution_ids: [8] }), entry())).toBe(true);
    expect(lacks(cell({ expected: 20, recorded: 4, execution_ids: [1, 2, 3] }), entry())).toBe(
      false,
    );
  });
});
