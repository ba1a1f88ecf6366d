import { describe, expect, it } from '@jest/globals';
import { newOwnQuestion } from './job-form.ts';
import type { PickedQuestion } from './job-form.ts';
import { fieldOf, problemsOf } from './problem-fields.ts';

const ASKED: PickedQuestion[] = [
  { from: 'bank', id: 'math_basic' },
  { ...newOwnQuestion([]), key: '7' },
];

describe('the field of a path', () => {
  it.each([
    ['id', 'id'],
    ['jobspec.jobspec_id', 'id'],
    ['benchmark', 'name'],
    ['benchmark.name', 'name'],
    ['benchmark.input.data.prompt', 'questions'],
    ['questions', 'questions'],
    ['questions[0]', 'questions'],
    ['questions[1]', 'own:7:text'],
    ['questions[1].language', 'own:7:language'],
    ['questions[9].text', 'questions'],
    ['constraints.regions', 'lanes'],
    ['constraints.regions[1]', 'lanes'],
    ['models[1].regions[0]', 'lanes'],
    ['metadata.models[0].id', 'lanes'],
    ['constraints.min_regions', 'minRegions'],
    ['sampling.max_tokens', 'maxTokens'],
    ['max_tokens', 'maxTokens'],
    ['runs', 'repeats'],
    ['constraints.max_cost', 'maxCost'],
    ['constraints.providers', null],
    ['judging.models[0]', null],
    ['$', null],
  ])('%s is %s', (path, field) => {
    expect(fieldOf(path, ASKED)).toBe(field);
  });
});

describe('the problems of a refusal', () => {
  const error = {
    error: 'validation_error',
    error_code: 'out_of_range',
    message: '5 is not accepted',
    field: 'temperature',
    details: [],
    request_id: 'r',
  };

  it('stand beside their fields, two of one field together', () => {
    const details = [
      { field: 'models[0]', code: 'a', message: 'one' },
      { field: 'models[1]', code: 'b', message: 'two', allowed: 'three' },
      { field: 'judging.region', code: 'c', message: 'four' },
    ];
    expect(problemsOf({ ...error, details }, ASKED)).toEqual({
      fields: new Map([['lanes', 'One. Two. Allowed: three.']]),
      others: [{ path: 'judging.region', text: 'Four.' }],
    });
  });

  it('are said in the words of the form where nothing is chosen', () => {
    const details = [
      { field: 'constraints.regions', code: 'missing_field', message: 'a' },
      { field: 'models', code: 'missing_models', message: 'b' },
      { field: 'benchmark.input.data.prompt', code: 'missing_prompt', message: 'c' },
      { field: 'questions[1].text', code: 'missing_field', message: 'text is required' },
    ];
    expect(problemsOf({ ...error, details }, ASKED).fields).toEqual(
      new Map([
        ['lanes', 'Choose a model and a region.'],
        ['questions', 'Choose a question, or add one of your own.'],
        ['own:7:text', 'Text is required.'],
      ]),
    );
  });

  it('keep the names of fields as they are', () => {
    const details = [{ field: 'x', code: 'c', message: 'min_regions (7) is too many' }];
    expect(problemsOf({ ...error, details }, ASKED).others).toEqual([
      { path: 'x', text: 'min_regions (7) is too many.' },
    ]);
  });

  it('are the refusal itself where it has no details', () => {
    expect(problemsOf(error, ASKED).fields.get('temperature')).toBe('5 is not accepted.');
  });
});
