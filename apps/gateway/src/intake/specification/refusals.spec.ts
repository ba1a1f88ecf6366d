import { describe, expect, it } from '@jest/globals';
import { faults, prompting, spec, submit } from './job-spec.fixture.js';
import { normaliseJob } from './read-specification.js';
import { MAX_PROBLEMS } from '@beacon/domain';

const constraints = (fields: object) => spec({ constraints: { regions: ['US', 'EU'], ...fields } });
const benchmark = (fields: object) => spec({ benchmark: { name: 'x', ...fields } });
const container = (fields: object) => benchmark({ container: { image: 'a/b', ...fields } });
const input = (fields: object) => benchmark({ input: fields });
const models = (...entries: readonly unknown[]) => spec({ models: entries });
const questions = (...entries: readonly unknown[]) => spec({ questions: entries });
const wrapped = (fields: object) => ({ jobspec: constraints({ min_regions: 1 }), ...fields });
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

type Case = readonly [what: string, body: unknown, ...faults: readonly string[]];

const CASES: readonly Case[] = [
  ['null', null, 'wrong_type $'],
  ['nothing', undefined, 'not_json $'],
  ['a list', [], 'wrong_type $'],
  ['a string', 'job', 'wrong_type $'],
  ['a number that is none', Number.NaN, 'not_json $'],
  [
    'an empty object',
    {},
    'missing_field benchmark',
    'missing_field constraints.regions',
    'missing_models models',
  ],
  ['a specification that is null', { jobspec: null }, 'missing_field jobspec'],
  ['a specification that is a list', { jobspec: [] }, 'wrong_type jobspec'],
  ['an unknown field', spec({ colour: 1 }), 'unknown_field colour'],
  ['an unknown field of a wrapper', wrapped({ models: [] }), 'unknown_field models'],
  ['a wrapper field without wrapper', spec({ target_regions: [] }), 'unknown_field target_regions'],
  ['the name of a method', spec({ constructor: 1 }), 'unknown_field constructor'],
  ['an unknown constraint', constraints({ 'odd key': 1 }), 'unknown_field constraints["odd key"]'],
  ['an unknown benchmark field', benchmark({ extra: 1 }), 'unknown_field benchmark.extra'],

  ['an id with blanks', spec({ id: 'bad id!' }), 'invalid_id id'],
  ['an empty id', spec({ id: '' }), 'invalid_id id'],
  ['an id too long', spec({ id: 'x'.repeat(129) }), 'invalid_id id'],
  ['an id of another type', spec({ id: 7 }), 'wrong_type id'],
  ['an alias of the id with blanks', spec({ jobspec_id: ' ' }), 'invalid_id jobspec_id'],
  ['two ids', spec({ id: 'a', jobspec_id: 'b' }), 'conflicting_field jobspec_id'],
  ['another version', spec({ version: 'v2' }), 'unsupported_version version'],
  ['a version of another type', spec({ version: 1 }), 'wrong_type version'],

  ['a benchmark of another type', spec({ benchmark: 'x' }), 'wrong_type benchmark'],
  ['a benchmark without name', spec({ benchmark: {} }), 'missing_field benchmark.name'],
  ['a benchmark with an empty name', benchmark({ name: '' }), 'invalid_length benchmark.name'],
  [
    'a benchmark name too long',
    benchmark({ name: 'x'.repeat(201) }),
    'invalid_length benchmark.name',
  ],
  [
    'a container without image',
    benchmark({ container: {} }),
    'missing_field benchmark.container.image',
  ],
  [
    'an image with a leading slash',
    container({ image: '/leading/slash' }),
    'invalid_image benchmark.container.image',
  ],
  [
    'an image in upper case',
    container({ image: 'Upper/Case/Image' }),
    'invalid_image benchmark.container.image',
  ],
  [
    'an image with a bad character',
    container({ image: 'repo/invalid!char' }),
    'invalid_image benchmark.container.image',
  ],
  ['a tag with @', container({ tag: '@bad' }), 'invalid_tag benchmark.container.tag'],
  ['a tag with a slash', container({ tag: 'slash/inside' }), 'invalid_tag benchmark.container.tag'],
  [
    'a command that is no list',
    container({ command: 'ls' }),
    'wrong_type benchmark.container.command',
  ],
  [
    'an unknown resource',
    container({ resources: { disk: '1' } }),
    'unknown_field benchmark.container.resources.disk',
  ],
  ['an unknown input type', input({ type: 'stream' }), 'invalid_value benchmark.input.type'],
  ['a short hash', input({ hash: 'zzz' }), 'invalid_hash benchmark.input.hash'],
  [
    'an unknown scoring method',
    benchmark({ scoring: { method: 'vibes' } }),
    'invalid_value benchmark.scoring.method',
  ],
  ['metadata that is a list', spec({ metadata: [] }), 'wrong_type metadata'],
  ['metadata too deep', spec({ metadata: nested(9) }), 'too_deep metadata'],
  ['metadata too large', spec({ metadata: { a: 'x'.repeat(65_536) } }), 'too_large metadata'],
  [
    'input data too large',
    input({ data: { a: 'x'.repeat(65_536) } }),
    'too_large benchmark.input.data',
  ],

  ['no constraints', spec({ constraints: null }), 'missing_field constraints.regions'],
  ['constraints of another type', spec({ constraints: 7 }), 'wrong_type constraints'],
  ['no region', constraints({ regions: [] }), 'empty_list constraints.regions'],
  ['regions that are no list', constraints({ regions: 'US' }), 'wrong_type constraints.regions'],
  [
    'an unknown region',
    constraints({ regions: ['US', 'mars'] }),
    'unknown_region constraints.regions[1]',
  ],
  [
    'an empty region',
    constraints({ regions: ['US', ''] }),
    'unknown_region constraints.regions[1]',
  ],
  ['a region that is null', constraints({ regions: [null] }), 'wrong_type constraints.regions[0]'],
  ['a region that is a number', constraints({ regions: [1] }), 'wrong_type constraints.regions[0]'],
  [
    'a region in underscores',
    constraints({ regions: ['us_east'] }),
    'unknown_region constraints.regions[0]',
  ],
  [
    'too many required regions',
    constraints({ regions: ['US'], min_regions: 2 }),
    'min_regions_exceeds_regions constraints.min_regions',
  ],
  [
    'aliases counted as regions',
    constraints({ regions: ['US', 'us-east'], min_regions: 2 }),
    'min_regions_exceeds_regions constraints.min_regions',
  ],
  [
    'a negative number of regions',
    constraints({ min_regions: -1 }),
    'out_of_range constraints.min_regions',
  ],
  ['half a region', constraints({ min_regions: 1.5 }), 'not_an_integer constraints.min_regions'],
  [
    'a success rate above 1',
    constraints({ min_success_rate: 67 }),
    'out_of_range constraints.min_success_rate',
  ],
  [
    'a negative success rate',
    constraints({ min_success_rate: -0.1 }),
    'out_of_range constraints.min_success_rate',
  ],
  [
    'a success rate as text',
    constraints({ min_success_rate: '0.5' }),
    'wrong_type constraints.min_success_rate',
  ],
  ['a time-out of 1 s', constraints({ timeout: '1s' }), 'out_of_range constraints.timeout'],
  ['a time-out of 2 h', constraints({ timeout: '2h' }), 'out_of_range constraints.timeout'],
  [
    'seconds where nanoseconds are meant',
    constraints({ timeout: 600 }),
    'out_of_range constraints.timeout',
  ],
  [
    'a negative time-out',
    constraints({ timeout: -60_000_000_000 }),
    'out_of_range constraints.timeout',
  ],
  [
    'a time-out in words',
    constraints({ timeout: 'ten minutes' }),
    'invalid_duration constraints.timeout',
  ],
  [
    'a fraction of a nanosecond',
    constraints({ timeout: 0.5 }),
    'invalid_duration constraints.timeout',
  ],
  [
    'a time-out that is a list',
    constraints({ timeout: ['10m'] }),
    'invalid_duration constraints.timeout',
  ],
  [
    'an attempt limit of 0.5 s',
    constraints({ provider_timeout: '500ms' }),
    'out_of_range constraints.provider_timeout',
  ],
  [
    'an attempt limit of 2 h',
    constraints({ provider_timeout: 7.2e12 }),
    'out_of_range constraints.provider_timeout',
  ],
  [
    'a cost limit without prices',
    constraints({ max_cost: 1 }),
    'lanes_without_prices constraints.max_cost',
  ],
  ['a negative cost limit', constraints({ max_cost: -1 }), 'out_of_range constraints.max_cost'],
  ['a cost limit of nothing', constraints({ max_cost: 0 }), 'out_of_range constraints.max_cost'],
  [
    'a cost limit of two million dollars',
    constraints({ max_cost: 2e6 }),
    'out_of_range constraints.max_cost',
  ],
  ['a cost limit in words', constraints({ max_cost: '1' }), 'wrong_type constraints.max_cost'],
  [
    'provider filters',
    constraints({ providers: [{ region: 'US' }] }),
    'unsupported_field constraints.providers',
  ],

  [
    'other regions in the wrapper',
    wrapped({ target_regions: ['US'] }),
    'conflicting_field target_regions',
  ],
  [
    'other required regions in the wrapper',
    wrapped({ min_regions: 2 }),
    'conflicting_field min_regions',
  ],
  [
    'another rate in the wrapper',
    { jobspec: constraints({ min_success_rate: 0.9 }), min_success_rate: 0.1 },
    'conflicting_field min_success_rate',
  ],
  [
    'an unknown region in the wrapper',
    wrapped({ target_regions: ['mars'] }),
    'unknown_region target_regions[0]',
  ],
  [
    'too many required regions in the wrapper',
    { jobspec: spec(), min_regions: 3 },
    'min_regions_exceeds_regions min_regions',
  ],
  [
    'a rate above 1 in the wrapper',
    wrapped({ min_success_rate: 2 }),
    'out_of_range min_success_rate',
  ],
  ['analysis as text', wrapped({ enable_analysis: 'yes' }), 'wrong_type enable_analysis'],
  [
    'a wrapped mistake',
    { jobspec: constraints({ regions: ['US', 'mars'] }) },
    'unknown_region jobspec.constraints.regions[1]',
  ],

  ['no models', spec({ models: null }), 'missing_models models'],
  ['an empty list of models', models(), 'empty_list models'],
  [
    'an empty list in metadata',
    spec({ models: null, metadata: { models: [] } }),
    'empty_list metadata.models',
  ],
  ['models that are no list', spec({ models: 'llama3.2-1b' }), 'wrong_type models'],
  [
    'metadata.models that are no list',
    spec({ models: null, metadata: { models: 'x' } }),
    'wrong_type metadata.models',
  ],
  [
    'a metadata.model of another type',
    spec({ models: null, metadata: { model: 7 } }),
    'wrong_type metadata.model',
  ],
  ['an unknown model', models('llama3.2-1b', 'gpt'), 'unknown_model models[1]'],
  ['a model in upper case', models('LLAMA3.2-1B'), 'unknown_model models[0]'],
  ['an unknown model as object', models({ id: 'gpt' }), 'unknown_model models[0].id'],
  [
    'an unknown model in metadata',
    spec({ models: null, metadata: { models: ['gpt'] } }),
    'unknown_model metadata.models[0]',
  ],
  ['an empty model id', models(''), 'empty_model_id models[0]'],
  [
    'an empty model id in metadata',
    spec({ models: null, metadata: { models: [{ id: '' }] } }),
    'empty_model_id metadata.models[0].id',
  ],
  ['a model without id', models({ name: 'x' }), 'missing_field models[0].id'],
  ['a model that is null', models(null), 'wrong_type models[0]'],
  [
    'a model with its own temperature',
    models({ id: 'llama3.2-1b', temperature: 1 }),
    'unknown_field models[0].temperature',
  ],
  [
    'a model region outside the job',
    models({ id: 'llama3.2-1b', regions: ['US', 'EU'] }),
    'region_not_in_job models[0].regions[1]',
  ],
  [
    'an unknown model region',
    models({ id: 'llama3.2-1b', regions: ['mars'] }),
    'unknown_region models[0].regions[0]',
  ],
  [
    'an empty list of model regions',
    models({ id: 'llama3.2-1b', regions: [] }),
    'empty_list models[0].regions',
  ],
  [
    'a model named where it is not served',
    { ...constraints({}), models: [{ id: 'lonely-1b', regions: ['US', 'EU'] }] },
    'model_not_in_region models[0].regions[1]',
  ],
  [
    'a model that is not served in all regions of the job',
    { ...constraints({}), models: ['llama3.2-1b', 'lonely-1b'] },
    'model_not_in_region models[1]',
  ],

  ['an empty list of questions', questions(), 'empty_list questions'],
  ['questions that are no list', spec({ questions: 'math_basic' }), 'wrong_type questions'],
  [
    'an unknown question',
    questions('math_basic', 'identity_culture'),
    'unknown_question questions[1]',
  ],
  ['free text as question', questions('What is democracy?'), 'unknown_question questions[0]'],
  ['an empty question', questions(''), 'unknown_question questions[0]'],
  ['a question that is null', questions(null), 'wrong_type questions[0]'],
  ['an unknown question as object', questions({ id: 'nope' }), 'unknown_question questions[0].id'],
  ['a question without id', questions({ text: 'Why?' }), 'missing_field questions[0].id'],
  [
    'a question with a bad id',
    questions({ id: 'a b', text: 'Why?' }),
    'invalid_question_id questions[0].id',
  ],
  [
    'a question with an empty text',
    questions({ id: 'a', text: '' }),
    'invalid_length questions[0].text',
  ],
  [
    'a question with a blank text',
    questions({ id: 'a', text: ' \n' }),
    'blank_text questions[0].text',
  ],
  [
    'a question too long',
    questions({ id: 'a', text: 'x'.repeat(8_001) }),
    'invalid_length questions[0].text',
  ],
  [
    'a question with an odd language',
    questions({ id: 'a', text: 'x', language: '?' }),
    'invalid_language questions[0].language',
  ],
  [
    'a question with a blank statement',
    questions({ id: 'a', text: 'x', statement: ' ' }),
    'blank_text questions[0].statement',
  ],
  [
    'another text for a bank question',
    questions({ id: 'math_basic', text: 'What is 2 + 2?' }),
    'question_text_conflict questions[0].text',
  ],
  [
    'another kind for a bank question',
    questions({ id: 'math_basic', kind: 'sensitive' }),
    'conflicting_field questions[0].kind',
  ],
  [
    'another category for a bank question',
    questions({ id: 'math_basic', category: 'x' }),
    'conflicting_field questions[0].category',
  ],
  [
    'two texts for one id',
    questions({ id: 'a', text: 'x' }, { id: 'a', text: 'y' }),
    'question_text_conflict questions[1].text',
  ],
  ['nothing to ask', prompting({}), 'missing_prompt benchmark.input.data.prompt'],
  [
    'an empty prompt',
    prompting({ input: { data: { prompt: '' } } }),
    'missing_prompt benchmark.input.data.prompt',
  ],
  [
    'a prompt of another type',
    prompting({ input: { data: { prompt: [] } } }),
    'wrong_type benchmark.input.data.prompt',
  ],
  [
    'a prompt too long',
    prompting({ input: { data: { prompt: 'x'.repeat(100_001) } } }),
    'invalid_length benchmark.input.data.prompt',
  ],
  [
    'a dataset to ask',
    prompting({ input: { type: 'dataset', data: { prompt: 'x' } } }),
    'unsupported_input_type benchmark.input.type',
  ],

  ['no repeats', spec({ repeats: 0 }), 'out_of_range repeats'],
  ['no runs', spec({ runs: 0 }), 'out_of_range runs'],
  ['half a repeat', spec({ repeats: 1.5 }), 'not_an_integer repeats'],
  ['too many repeats', spec({ runs: 10_000_001 }), 'out_of_range runs'],
  ['runs that differ from repeats', spec({ repeats: 2, runs: 3 }), 'conflicting_field runs'],
  ['more cells than allowed', spec({ repeats: 5_000_001 }), 'matrix_too_large $'],
  ['a temperature above 2', spec({ temperature: 2.1 }), 'out_of_range temperature'],
  ['no tokens', spec({ sampling: { max_tokens: 0 } }), 'out_of_range sampling.max_tokens'],
  ['a seed with a fraction', spec({ seed: 0.5 }), 'not_an_integer seed'],
  ['an order of nothing whole', spec({ order_seed: 0.5 }), 'not_an_integer order_seed'],
  ['an order below the first', spec({ order_seed: -1 }), 'out_of_range order_seed'],
  ['an order beyond the last', spec({ order_seed: 4_294_967_296 }), 'out_of_range order_seed'],
  ['an order in words', spec({ order_seed: 'any' }), 'wrong_type order_seed'],
  ['a top_p above 1', spec({ sampling: { top_p: 1.1 } }), 'out_of_range sampling.top_p'],
  [
    'a skew below a second',
    constraints({ max_skew: '500ms' }),
    'out_of_range constraints.max_skew',
  ],
  [
    'a skew in other words',
    constraints({ max_skew: 'none' }),
    'invalid_duration constraints.max_skew',
  ],
  [
    'two temperatures',
    spec({ temperature: 0, sampling: { temperature: 1 } }),
    'conflicting_field temperature',
  ],
  [
    'sampling by region',
    spec({ sampling: { 'us-east': {} } }),
    'unknown_field sampling["us-east"]',
  ],
  ['sampling of another type', spec({ sampling: 1 }), 'wrong_type sampling'],
  ['an unknown system prompt', spec({ system_prompt: 'pirate' }), 'invalid_value system_prompt'],
  ['a wallet of another type', spec({ wallet_auth: 'x' }), 'wrong_type wallet_auth'],
  [
    'a chain of another type',
    spec({ wallet_auth: { chainId: 'x' } }),
    'wrong_type wallet_auth.chainId',
  ],
  ['a signature of another type', spec({ signature: {} }), 'wrong_type signature'],

  ['a NUL byte in metadata', spec({ metadata: { a: ['x\0'] } }), 'nul_byte metadata.a[0]'],
  ['a NUL byte in a key', spec({ metadata: { 'a\0': 1 } }), 'nul_byte metadata["a\\u0000"]'],
  ['a NUL byte in a question', questions({ id: 'a', text: 'x\0' }), 'nul_byte questions[0].text'],
  ['half of a surrogate pair', spec({ metadata: { a: '\ud83d' } }), 'invalid_unicode metadata.a'],
  [
    'the prototype as key',
    JSON.parse('{"metadata":{"__proto__":{"x":1}}}'),
    'forbidden_key metadata.__proto__',
  ],
  ['a function', spec({ metadata: { a: () => 1 } }), 'not_json metadata.a'],
  ['a date', spec({ metadata: { a: new Date(0) } }), 'not_json metadata.a'],
  ['a big integer', spec({ repeats: 1n }), 'not_json repeats'],
  ['an infinite number', JSON.parse('{"repeats":1e999}'), 'not_json repeats'],
];

describe(normaliseJob, () => {
  it.each(CASES)('refuses %s', (_what, body, ...expected) => {
    expect(faults(body)).toEqual(expected);
  });

  it('reports everything at once', () => {
    const body = {
      id: 'bad id!',
      benchmark: { name: '' },
      constraints: { regions: ['US', 'mars'], timeout: '1s' },
      models: ['gpt'],
      questions: ['nope', 'nope2'],
      repeats: 0,
      extra: true,
    };

    expect(new Set(faults(body))).toEqual(
      new Set([
        'invalid_id id',
        'invalid_length benchmark.name',
        'unknown_region constraints.regions[1]',
        'out_of_range constraints.timeout',
        'unknown_model models[0]',
        'unknown_question questions[0]',
        'unknown_question questions[1]',
        'out_of_range repeats',
        'unknown_field extra',
      ]),
    );
  });

  it('reports no more than fifty problems', () => {
    const regions = Array.from({ length: 60 }, (_, index) => `mars-${index}`);

    expect(faults(constraints({ regions }))).toHaveLength(MAX_PROBLEMS);
  });

  it('stops looking at the fiftieth problem', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `unknown-${index}`);

    expect(faults(spec({ questions: ids }))).toHaveLength(MAX_PROBLEMS);
  });

  it.each([
    ['questions', { maxQuestions: 1 }, spec({ questions: ['math_basic', 'math_basic'] })],
    ['models', { maxModels: 1 }, models('llama3.2-1b', 'llama3.2-1b')],
    ['constraints.regions', { maxRegions: 1 }, constraints({})],
  ] as const)('bounds the length of %s', (field, limits, body) => {
    expect(faults(body, { limits })).toEqual([`too_many_items ${field}`]);
  });

  it.each([
    ['runs', 0, '0 is too few'],
    ['repeats', -3, '-3 is too few'],
    ['repeats', 10_000_001, '10000001 is too many'],
  ])('says between which bounds %s may be: %d', (field, value, message) => {
    expect(submit(spec({ [field]: value }))).toMatchObject({
      problems: [{ field, code: 'out_of_range', message, allowed: '1..10000000' }],
    });
  });

  it('says in numbers why a matrix is too large', () => {
    const body = { ...constraints({}), models: ['llama3.2-1b', 'mistral-7b'], repeats: 30 };

    expect(submit(body, { limits: { maxCells: 100 } })).toMatchObject({
      problems: [
        {
          message: '4 (region, model) x 1 questions x 30 repeats are 120 cells: split the job',
          allowed: 'at most 100 cells',
        },
      ],
    });
  });

  it('shows a wrong value shortened and escaped', () => {
    const job = submit(constraints({ regions: [`\u001b[31m\u202e${'m'.repeat(500)}`] }));
    const message = job.ok ? '' : (job.problems[0]?.message ?? '');

    expect(message).toMatch(/^"\\u001b\[31m\\u202em+…" is no known region$/);
    expect(message.length).toBeLessThan(60 + ' is no known region'.length + 1);
  });
});
