import { CLASSIFIER_VERSION } from '@beacon/classification';
import { describe, expect, it } from '@jest/globals';
import { readRow } from '../rows/read-row.js';
import { executionRow } from './execution-row.js';

const CELL = { model_id: 'm', region: 'us', question_id: 'q' };

const read = (fields: object) =>
  readRow(executionRow, { number: 3, text: JSON.stringify({ ...CELL, ...fields }) });

const rowOf = (fields: object) => {
  const result = read(fields);
  if (!result.ok) throw new Error(result.problems.join(' '));
  return result.row;
};

describe('a row of executions', () => {
  it('needs model, region, question and outcome', () => {
    expect(read({ outcome: 'refused' })).toEqual({
      ok: true,
      row: {
        answer: null,
        stance: null,
        modelId: 'm',
        region: 'us',
        questionId: 'q',
        repeat: 1,
        outcome: 'refused',
        kind: null,
        quarantined: false,
        startedAt: null,
        isClassified: false,
        twinOf: null,
        isSimulated: false,
        isImported: false,
        language: null,
        typedBy: null,
      },
    });
  });

  it('may say whose second executor its region is', () => {
    expect(rowOf({ outcome: 'refused', twin_of: 'us-east' }).twinOf).toBe('us-east');
    expect(rowOf({ outcome: 'refused', twin_of: null }).twinOf).toBeNull();
    expect(read({ outcome: 'refused', twin_of: '' }).ok).toBe(false);
  });

  it('may say when it was asked, with the offset of its clock', () => {
    const at = rowOf({ outcome: 'refused', started_at: '2026-11-20T12:00:02.5+02:00' }).startedAt;
    expect(at).toBe(Date.UTC(2026, 10, 20, 10, 0, 2, 500));
    expect(rowOf({ outcome: 'refused', started_at: null }).startedAt).toBeNull();
    for (const started_at of ['', '2026-11-20T10:00:02', '20 November', 1_763_632_802]) {
      expect(read({ outcome: 'refused', started_at }).ok).toBe(false);
    }
  });

  it('is simulated when the edge said so and it counts', () => {
    const edge_headers = { 'x-beacon-simulation': 'true' };
    const isSimulated = (fields: object) =>
      rowOf({ outcome: 'refused', edge_headers, ...fields }).isSimulated;
    expect(isSimulated({})).toBe(true);
    expect(isSimulated({ outcome: 'error' })).toBe(false);
    expect(isSimulated({ status: 'cancelled' })).toBe(false);
    expect(isSimulated({ quarantine: 'elsewhere' })).toBe(false);
    for (const other of [
      { via: '1.1 edge' },
      null,
      'x-beacon-simulation',
      ['x-beacon-simulation'],
    ]) {
      expect(isSimulated({ edge_headers: other })).toBe(false);
    }
  });

  it('may have any names, and numbers for them', () => {
    expect(
      rowOf({ model_id: '模型 1', region: '__proto__', question_id: 12, outcome: 'empty' }),
    ).toMatchObject({ modelId: '模型 1', region: '__proto__', questionId: '12' });
    expect(rowOf({ question_id: null, outcome: 'empty' }).questionId).toBe('');
  });

  it('is typed by its response where it has no outcome', () => {
    expect(rowOf({ response: 'I cannot answer this question.' })).toMatchObject({
      outcome: 'refused',
      isClassified: true,
    });
    expect(rowOf({ response: null, finish_reason: 'content_filter' }).outcome).toBe(
      'blocked_output',
    );
    expect(rowOf({ outcome: null, response: 'Paris' }).outcome).toBe('answered');
  });

  it('keeps its outcome where it has both, whatever the answer is', () => {
    expect(
      rowOf({ outcome: 'answered', response: 'I cannot answer this question.' }),
    ).toMatchObject({ outcome: 'answered', isClassified: false });
    expect(rowOf({ outcome: 'answered', response: 5, prompt: [{ role: 'user' }] }).outcome).toBe(
      'answered',
    );
  });

  it.each([
    [{ status: 'cancelled' }, 'cancelled'],
    [{ status: 'cancelled', outcome: 'error' }, 'cancelled'],
    [{ status: 'failed' }, 'error'],
    [{ status: 'failed', outcome: null }, 'error'],
    [{ status: 'completed', outcome: 'partial' }, 'partial'],
  ])('follows its status where that says more: %j', (fields, outcome) => {
    expect(rowOf(fields).outcome).toBe(outcome);
  });

  it.each([
    [{ kind: 'neutral' }, 'neutral'],
    [{ question_kind: 'control' }, 'control'],
    [{ control: true }, 'control'],
    [{ control: false }, 'sensitive'],
    [{ kind: 'neutral', control: true }, 'neutral'],
    [{ kind: null, control: null }, null],
  ])('knows what its question is for: %j', (fields, kind) => {
    expect(rowOf({ outcome: 'answered', ...fields }).kind).toBe(kind);
  });

  it.each([
    [true, true],
    ['edge says fra', true],
    ['', false],
    [false, false],
    [null, false],
  ])('is quarantined by true or by a reason: %j', (quarantine, expected) => {
    expect(rowOf({ outcome: 'answered', quarantine }).quarantined).toBe(expected);
  });

  it.each([
    [{ language: 'zh-Hans', prompt: 'What happened there in 1989?' }, 'zh'],
    [{ prompt: 'What happened there in 1989?', response: '我不知道这件事情。' }, 'en'],
    [{ response: '我不知道这件事情，请问别人。' }, 'zh'],
    [{ language: 7, response: 7 }, null],
    [{}, null],
  ])('is of a question in a language, as far as it tells: %j', (fields, language) => {
    expect(rowOf({ outcome: 'answered', ...fields }).language).toBe(language);
  });

  it.each([
    [{ response: 'I cannot answer this question.' }, 'classifier'],
    [
      { outcome: 'refused', outcome_source: 'rules', classifier_version: CLASSIFIER_VERSION },
      'classifier',
    ],
    [{ outcome: 'refused', outcome_source: 'rules', classifier_version: 'rules-1' }, null],
    [{ outcome: 'blocked_output', outcome_source: 'provider' }, 'classifier'],
    [{ outcome: 'refused', outcome_source: 'human' }, 'people'],
    [{ outcome: 'refused', outcome_source: 'judge' }, null],
    [{ outcome: 'refused' }, null],
  ])('was typed by somebody, as far as it tells: %j', (fields, typedBy) => {
    expect(rowOf(fields).typedBy).toBe(typedBy);
  });

  it('may be a row of an export', () => {
    const row = { model_id: undefined, model_requested: 'm', outcome: 'answered', text: 'Paris' };
    expect(rowOf({ ...row, cost_usd: null }).modelId).toBe('m');
  });

  it.each<readonly [object, string]>([
    [{ outcome: 'REFUSED' }, 'line 3: outcome is "REFUSED", must be one of answered, partial,'],
    [{}, 'line 3: outcome is missing, must be one of answered, partial,'],
    [{ model_id: undefined, outcome: 'empty' }, 'line 3: model_id is missing, must be text that'],
    [{ model_id: '', outcome: 'empty' }, 'line 3: model_id is "", must be text that is not empty'],
    [{ region: undefined, outcome: 'empty' }, 'line 3: region is missing, must be text that'],
    [{ region: ['us'], outcome: 'empty' }, 'line 3: region is a list, must be text that'],
    [{ question_id: undefined, outcome: 'empty' }, 'line 3: question_id is missing, must be text'],
    [{ repeat: 1.5, outcome: 'empty' }, 'line 3: repeat is 1.5, must be a whole number from 0.'],
    [{ repeat: -1, outcome: 'empty' }, 'line 3: repeat is -1, must be a whole number from 0.'],
    [{ repeat: '1', outcome: 'empty' }, 'line 3: repeat is "1", must be a whole number from 0.'],
    [{ repeat: 1e300, outcome: 'empty' }, 'line 3: repeat is 1e+300, must be a whole number'],
    [{ kind: 'odd', outcome: 'empty' }, 'line 3: kind is "odd", must be one of sensitive,'],
    [
      { control: 'yes', outcome: 'empty' },
      'line 3: control is "yes", must be true, false or null.',
    ],
    [{ status: 'done', outcome: 'empty' }, 'line 3: status is "done", must be one of completed,'],
    [{ quarantine: 1, outcome: 'empty' }, 'line 3: quarantine is 1, must be true, false,'],
    [
      { model_id: 2 ** 53, outcome: 'empty' },
      'line 3: model_id is 9007199254740992, must be text that is not empty, or a whole number below 2^53.',
    ],
    [
      { question_id: -(2 ** 53), outcome: 'empty' },
      'line 3: question_id is -9007199254740992, must be text that is not empty, a whole number below 2^53,',
    ],
    [{ response: 5 }, 'line 3: response is 5, must be text, or null when there is no answer.'],
  ])('is refused: %j', (fields, expected) => {
    expect(read(fields)).toEqual({ ok: false, problems: [expect.stringContaining(expected)] });
  });
});
