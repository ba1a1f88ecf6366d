import { describe, expect, it } from '@jest/globals';
import { bodyOf, madeName } from './form-body.ts';
import { EMPTY_FORM, NO_SETTINGS, newOwnQuestion, withBankQuestions } from './job-form.ts';
import type { JobForm } from './job-form.ts';

const CATALOGUE = {
  bank: new Set(['math_basic', 'taiwan_status']),
  regions: ['us-east', 'eu-west', 'asia-pacific'],
};

const FORM: JobForm = {
  ...EMPTY_FORM,
  questions: [{ from: 'bank', id: 'math_basic' }],
  lanes: { llama: ['us-east', 'eu-west'], qwen: ['eu-west'] },
};

describe('the body of a submission', () => {
  it('names regions of its own only for models that are not asked from all of the job', () => {
    expect(bodyOf(FORM, CATALOGUE).body).toEqual({
      benchmark: { name: '1 question, 2 models, 2 regions' },
      questions: ['math_basic'],
      models: ['llama', { id: 'qwen', regions: ['eu-west'] }],
      constraints: { regions: ['us-east', 'eu-west'] },
    });
  });

  it('leaves out what was not given, so that the defaults of the API hold', () => {
    expect(bodyOf(EMPTY_FORM, CATALOGUE).body).toEqual({
      benchmark: { name: '0 questions, 0 models, 0 regions' },
    });
  });

  it('sends numbers as numbers, nanoseconds too, and what is no number as it was typed', () => {
    const settings = {
      ...NO_SETTINGS,
      temperature: ' 0.5 ',
      maxTokens: 'many',
      seed: '9007199254740993',
      timeout: '600000000000',
      providerTimeout: '45s',
    };
    expect(bodyOf({ ...FORM, settings }, CATALOGUE).body).toMatchObject({
      sampling: { temperature: 0.5, max_tokens: 'many', seed: '9007199254740993' },
      constraints: {
        regions: ['us-east', 'eu-west'],
        timeout: 600_000_000_000,
        provider_timeout: '45s',
      },
    });
  });

  it('keeps what the form has no fields for, beside what it has', () => {
    const rest = { benchmark: { description: 'd' }, metadata: { by: 'x' } };
    expect(bodyOf({ ...FORM, name: 'n', rest }, CATALOGUE).body).toMatchObject({
      benchmark: { name: 'n', description: 'd' },
      metadata: { by: 'x' },
    });
  });

  it('makes ids of own questions, leaves blank ones out, and says which entry is which', () => {
    const blank = newOwnQuestion(FORM.questions);
    const own = { ...blank, key: '2', text: 'How free is the press?', kind: 'sensitive' as const };
    const { body, asked } = bodyOf({ ...FORM, questions: [blank, own] }, CATALOGUE);
    expect(body['questions']).toEqual([
      { id: 'how_free_is_the_press', text: 'How free is the press?', kind: 'sensitive' },
    ]);
    expect(asked).toEqual([own]);
  });

  it('is named by what it has', () => {
    expect(madeName(FORM)).toBe('1 question, 2 models, 2 regions');
  });
});

describe('questions of the bank', () => {
  it('are added behind the others and each once', () => {
    const { questions } = FORM;
    expect(withBankQuestions(questions, ['taiwan_status', 'math_basic'], true)).toEqual([
      { from: 'bank', id: 'math_basic' },
      { from: 'bank', id: 'taiwan_status' },
    ]);
  });

  it('are taken away without touching own ones', () => {
    const own = newOwnQuestion(FORM.questions);
    expect(withBankQuestions([...FORM.questions, own], ['math_basic'], false)).toEqual([own]);
  });
});
