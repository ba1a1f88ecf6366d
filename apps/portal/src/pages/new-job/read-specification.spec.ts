import { describe, expect, it } from '@jest/globals';
import type { BankQuestion } from '../../features/questions/bank.ts';
import { bodyOf } from './form-body.ts';
import type { JobForm } from './job-form.ts';
import type { Json, JsonObject } from './json.ts';
import type { KnownParts } from './known-parts.ts';
import { readSpecification } from './read-specification.ts';

const QUESTION: BankQuestion = {
  question_id: 'math_basic',
  question: 'What is 2+2?',
  category: 'control_questions',
  language: 'en',
  topic: 'arithmetic',
  kind: 'control',
  pair_id: null,
  sensitivity: null,
  statement: null,
};
const KNOWN: KnownParts = {
  questions: [QUESTION],
  bank: new Map([[QUESTION.question_id, QUESTION]]),
  models: [
    { id: 'llama', name: 'Llama', regions: ['us-east', 'eu-west'] },
    { id: 'judge', name: 'Judge', regions: ['eu-west'] },
  ],
  regions: [
    { id: 'us-east', name: 'United States', aliases: ['US'], twin_of: null },
    { id: 'eu-west', name: 'Europe', aliases: ['EU'], twin_of: null },
  ],
};
const BASE: JsonObject = {
  benchmark: { name: 'n' },
  constraints: { regions: ['US', 'eu'] },
  models: ['llama'],
  questions: ['math_basic'],
};

function formOf(body: Json): JobForm {
  const reading = readSpecification(body, KNOWN);
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.form;
}

function reasonOf(body: Json): string | null {
  const reading = readSpecification(body, KNOWN);
  return 'reason' in reading ? reading.reason : null;
}

function sent(body: Json): JsonObject {
  return bodyOf(formOf(body), {
    bank: new Set(KNOWN.bank.keys()),
    regions: KNOWN.regions.map(({ id }) => id),
  }).body;
}

describe('a specification in the form', () => {
  it('has its regions under their own names', () => {
    expect(formOf(BASE)).toMatchObject({
      name: 'n',
      questions: [{ from: 'bank', id: 'math_basic' }],
      lanes: { llama: ['us-east', 'eu-west'] },
      rest: {},
    });
  });

  it('is sent as it was, with what has no field', () => {
    const body = {
      id: 'mine',
      benchmark: { name: 'n', description: 'd' },
      constraints: { regions: ['us-east', 'eu-west'], min_regions: 2, timeout: '20m' },
      models: ['llama', { id: 'judge', regions: ['eu-west'] }],
      questions: ['math_basic', { id: 'own', text: ' Why? ', language: 'en', kind: 'sensitive' }],
      repeats: 3,
      order_seed: 7,
      sampling: { temperature: 0, seed: -1 },
      system_prompt: 'none',
      judging: { models: ['judge'] },
      metadata: { nothing: null, models: ['other'] },
    };
    expect(sent(body)).toEqual(body);
  });

  it('keeps fields that the API does not know, so that it says so', () => {
    expect(sent({ ...BASE, max_costs: 3 })).toMatchObject({ max_costs: 3 });
  });

  it('takes what the API takes for absent as not given', () => {
    const form = formOf({ ...BASE, version: 'v1', sampling: { seed: null }, metadata: {} });
    expect(form.rest).toEqual({});
    expect(form.settings.seed).toBe('');
  });

  it('is read out of its wrapper, and by its older names', () => {
    const form = formOf({
      jobspec: { benchmark: { name: 'n' }, runs: 2, metadata: { models: ['llama'] } },
      target_regions: ['EU'],
      min_success_rate: 0.5,
      min_regions: 0,
      enable_analysis: true,
    });
    expect(form.lanes).toEqual({ llama: ['eu-west'] });
    expect(form.rest).toEqual({});
    expect(form.settings).toMatchObject({ repeats: '2', minSuccessRate: '0.5', minRegions: '' });
  });

  it('has no name where it says only what is chosen', () => {
    expect(formOf({ ...BASE, benchmark: { name: '1 question, 1 model, 2 regions' } }).name).toBe(
      '',
    );
    expect(formOf({ ...BASE, benchmark: { name: '2 questions, 1 model, 2 regions' } }).name).toBe(
      '2 questions, 1 model, 2 regions',
    );
  });

  it('knows a question of the bank by its words', () => {
    const { question: text, category, language } = QUESTION;
    const entry = { id: 'math_basic', text, category, language };
    expect(formOf({ ...BASE, questions: [entry] }).questions).toEqual([
      { from: 'bank', id: 'math_basic' },
    ]);
    const other = formOf({ ...BASE, questions: [{ ...entry, category: 'else' }] });
    expect(other.questions).toMatchObject([{ from: 'own', id: 'math_basic', category: 'else' }]);
  });
});

describe('a specification that the form has no place for', () => {
  it.each<[string, Json]>([
    ['It is no object.', ['math_basic']],
    ['"MARS" is no region here.', { ...BASE, constraints: { regions: ['MARS'] } }],
    ['"gpt" is no model here.', { ...BASE, models: ['gpt'] }],
    ['judge cannot be asked from us-east.', { ...BASE, models: ['judge'] }],
    ['No model is asked from us-east.', { ...BASE, models: [{ id: 'judge', regions: ['EU'] }] }],
    ['nope is not in the question bank.', { ...BASE, questions: ['nope'] }],
    ['questions is empty.', { ...BASE, questions: [] }],
    ['questions[0].tone is unknown.', { ...BASE, questions: [{ id: 'a', text: 'b', tone: 'c' }] }],
    ['repeats is given twice.', { ...BASE, repeats: 2, runs: 3 }],
    ['target is unknown beside jobspec.', { jobspec: BASE, target: 1 }],
    [
      'constraints.regions differs from what stands beside jobspec.',
      { jobspec: BASE, target_regions: ['US'] },
    ],
    ['It has a key __proto__.', JSON.parse('{"metadata": {"__proto__": 1}}') as Json],
    [
      'sampling.temperature is neither a number nor a text that belongs there.',
      { ...BASE, sampling: { temperature: 'hot' } },
    ],
    [
      'It has more than 200 questions of its own.',
      { ...BASE, questions: Array.from({ length: 201 }, (_, n) => ({ id: `q${n}`, text: 'x' })) },
    ],
  ])('says why: %s', (reason, body) => {
    expect(reasonOf(body)).toBe(reason);
  });
});
