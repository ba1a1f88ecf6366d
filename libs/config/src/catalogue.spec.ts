import { join } from 'node:path';
import { NO_EXPECTED_EVIDENCE } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import type { Environment } from './environment.js';
import { ADDRESS_ONLY, refusals, withFiles } from './refused.fixture.js';

const CATALOGUE = `version: 1
system_prompt: { enabled: true, template: 'You are based in {region}.' }
regions:
  - id: us-east
    name: United States
    code: US
    flag: 🇺🇸
    prompt_name: the US
    aliases: [US]
  - id: eu-west
    name: Europe
    code: EU
    flag: 🇪🇺
    prompt_name: Europe
    aliases:
      - EU
models:
  - { id: small-1b, name: Small }
  - { id: large-7b, name: Large }
defaults:
  base_url: http://127.0.0.1:4010/{region}/v1
lanes:
  - region: us-east
    models: '*'
  - region: eu-west
    models: [small-1b, large-7b]
`;

const ENV: Environment = {
  HOST_URL: 'https://models.example/',
  SECRET_URL: 'https://u:hunter2@models.example',
};

function load(folder: string) {
  return loadCatalogue(join(folder, 'c.yaml'), ENV);
}

type Edit = readonly [from: string, to: string];
type Refusal = [what: string, edit: Edit, refusal: string, more?: Edit];

const NO_EDIT: Edit = ['', ''];

/** The catalogue with each `from` (which must be there) put as `to`. */
function edited(...edits: readonly Edit[]): Record<string, string> {
  const text = edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the catalogue does not hold ${from}`);
    return before.replace(from, () => to);
  }, CATALOGUE);
  return { 'c.yaml': text };
}

function baseUrlOf(template: string): string | undefined {
  const files = edited(['http://127.0.0.1:4010/{region}/v1', `'${template}'`]);
  return withFiles(files, load).lanes[0]?.baseUrl;
}

const URL_FIELD = 'c.yaml:21: defaults.base_url';
const NAME = 'text of 1 to 60 characters without control characters';

describe(loadCatalogue, () => {
  it('makes a lane of every region and model that an entry names', () => {
    const { lanes, regions, models, systemPrompt } = withFiles(edited(), load);

    expect(lanes.map(({ region, model }) => `${region} ${model}`)).toEqual([
      'us-east small-1b',
      'us-east large-7b',
      'eu-west small-1b',
      'eu-west large-7b',
    ]);
    expect(regions[1]).toEqual({
      id: 'eu-west',
      name: 'Europe',
      code: 'EU',
      flag: '🇪🇺',
      promptName: 'Europe',
      aliases: ['EU'],
    });
    expect(models[0]).toEqual({ id: 'small-1b', name: 'Small' });
    expect(systemPrompt).toEqual({ enabled: true, template: 'You are based in {region}.' });
  });

  it('prefers the settings of an entry to the defaults, and these to the built-in ones', () => {
    const files = edited(
      ['defaults:\n', 'defaults:\n  concurrency: 2\n  api_key_env: SHARED_KEY\n  timeout: 1m30s\n'],
      [
        "  - region: us-east\n    models: '*'\n",
        `  - region: us-east
    model: small-1b
    provider: beacon-router
    base_url: \${HOST_URL}/api
    provider_model: vendor/small
    api_key_env: null
    concurrency: 1000
    timeout: 500ms
    prices: { input_per_million: 0, output_per_million: 2.5 }
  - region: us-east
    model: large-7b
`,
      ],
    );

    const { lanes } = withFiles(files, load);

    expect(lanes.slice(0, 2)).toEqual([
      {
        region: 'us-east',
        model: 'small-1b',
        provider: 'beacon-router',
        protocol: 'beacon-router',
        baseUrl: 'https://models.example/api',
        privateNetwork: false,
        providerModel: 'vendor/small',
        ...ADDRESS_ONLY,
        withoutSampling: ['top_p', 'seed'],
        concurrency: 1000,
        timeoutMs: 500,
        prices: { inputPerMillion: 0, outputPerMillion: 2.5 },
        expectedEvidence: NO_EXPECTED_EVIDENCE,
      },
      {
        region: 'us-east',
        model: 'large-7b',
        provider: 'openai-compatible',
        protocol: 'openai-compatible',
        baseUrl: 'http://127.0.0.1:4010/us-east/v1',
        privateNetwork: true,
        providerModel: 'large-7b',
        ...ADDRESS_ONLY,
        credential: { kind: 'env', variable: 'SHARED_KEY' },
        concurrency: 2,
        timeoutMs: 90_000,
        prices: null,
        expectedEvidence: NO_EXPECTED_EVIDENCE,
      },
    ]);
  });

  it.each([
    ['https://models.example/v1/', 'https://models.example/v1'],
    ['https://{region}.models.example/v1', 'https://us-east.models.example/v1'],
    ['${HOST_URL}/{region}/v1', 'https://models.example/us-east/v1'],
    ['HTTPS://Models.example', 'https://models.example'],
  ])('reads the address %s', (template, address) => {
    expect(baseUrlOf(template)).toBe(address);
  });

  it.each<Refusal>([
    [
      'an unknown section',
      ['lanes:', 'extra: 1\nlanes:'],
      'c.yaml:22: extra: unknown field, allowed are version, system_prompt, regions, models, defaults, lanes, judge',
    ],
    ['another version', ['version: 1', 'version: 2'], 'c.yaml:1: version: must be 1'],
    [
      'an unknown field of the system prompt',
      ['enabled: true,', 'enabled: true, on: 1,'],
      'c.yaml:2: system_prompt.on: unknown field, allowed are enabled, template',
    ],
    [
      'a switch that is no switch',
      ['enabled: true', 'enabled: yes'],
      'c.yaml:2: system_prompt.enabled: must be true or false',
    ],
    [
      'a mistyped placeholder in the template',
      ['{region}.', '{regoin}.'],
      'c.yaml:2: system_prompt.template: must be text of 1 to 4000 characters in which {region} is the only placeholder',
    ],
    [
      'an unknown field of a region',
      ['    code: US\n', '    code: US\n    zone: a\n'],
      'c.yaml:7: regions[0].zone: unknown field, allowed are id, name, code, flag, prompt_name, aliases, twin_of, node_regions',
    ],
    [
      'a region id in another form',
      ['id: us-east', 'id: US_East'],
      'c.yaml:4: regions[0].id: must be lower-case words and digits joined by "-", at most 40 characters',
    ],
    [
      'a region id of 41 characters',
      ['id: us-east', `id: ${'a'.repeat(41)}`],
      'c.yaml:4: regions[0].id: must be lower-case words and digits joined by "-", at most 40 characters',
    ],
    [
      'a region without a prompt name',
      ['    prompt_name: the US\n', ''],
      `c.yaml:4: regions[0].prompt_name: is missing, give ${NAME}`,
    ],
    [
      'a name that YAML reads as a switch',
      ['name: Europe', 'name: true'],
      `c.yaml:11: regions[1].name: is a boolean, must be ${NAME}: put it in quotes`,
    ],
    [
      'two regions of one id',
      ['id: eu-west', 'id: us-east'],
      'c.yaml:10: regions[1].id: "us-east" is claimed on line 4 already, each name stands once',
      ["  - region: us-east\n    models: '*'\n  - region: eu-west\n", "  - regions: '*'\n"],
    ],
    [
      'an alias that two regions claim',
      ['- EU', '- us'],
      'c.yaml:16: regions[1].aliases[0]: "us" is claimed on line 9 already, each name stands once',
    ],
    [
      "an alias that is another region's id",
      ['- EU', '- US-East'],
      'c.yaml:16: regions[1].aliases[0]: "us-east" is claimed on line 4 already, each name stands once',
    ],
    [
      'two regions of one code',
      ['code: EU', 'code: us'],
      'c.yaml:12: regions[1].code: "us" is claimed on line 6 already, each name stands once',
    ],
    [
      'a model id in another form',
      ['id: small-1b', 'id: small 1b'],
      'c.yaml:18: models[0].id: must be letters, digits and "._:/-", starting with a letter or digit, at most 100',
    ],
    [
      'two models of one id',
      ['id: large-7b', 'id: small-1b'],
      'c.yaml:19: models[1].id: "small-1b" is claimed on line 18 already, each name stands once',
      ['[small-1b, large-7b]', '[small-1b]'],
    ],
    [
      'a model without a lane',
      ['  - { id: large-7b', '  - { id: other, name: Other }\n  - { id: large-7b'],
      'c.yaml:19: models[1]: "other" has no lane, add one under lanes',
      ["models: '*'", 'models: [small-1b, large-7b]'],
    ],
    [
      'a lane of an unknown region',
      ['region: eu-west', 'region: mars'],
      'c.yaml:25: lanes[1].region: unknown region "mars", allowed are us-east, eu-west',
    ],
    [
      'a lane of an alias',
      ['region: eu-west', 'region: EU'],
      'c.yaml:25: lanes[1].region: unknown region "EU", allowed are us-east, eu-west',
    ],
    [
      'a lane of an unknown model',
      ['[small-1b, large-7b]', '[small-1b, tiny]'],
      'c.yaml:26: lanes[1].models[1]: unknown model "tiny", allowed are small-1b, large-7b',
    ],
    [
      'a model that a lane names twice',
      ['[small-1b, large-7b]', '[small-1b, large-7b, small-1b]'],
      'c.yaml:26: lanes[1].models[2]: "small-1b" is named twice, once is enough',
    ],
    [
      'a lane with region and regions',
      ['region: eu-west', "region: eu-west\n    regions: '*'"],
      'c.yaml:25: lanes[1].region: give either region: one id, or regions: a list of ids or "*"',
    ],
    [
      'a lane without a model',
      ['    models: [small-1b, large-7b]\n', ''],
      'c.yaml:25: lanes[1].model: give either model: one id, or models: a list of ids or "*"',
    ],
    [
      'an empty list of models',
      ['[small-1b, large-7b]', '[]'],
      'c.yaml:26: lanes[1].models: must be "*" for all, or a list of at least one model id',
    ],
    [
      'two lanes of one region and model',
      ['[small-1b, large-7b]', '[small-1b, large-7b]\n  - region: us-east\n    model: large-7b'],
      'c.yaml:27: lanes[2]: us-east large-7b has the lane of line 23 already, one is allowed',
    ],
    [
      "one provider's model for two models",
      ["models: '*'", "models: '*'\n    provider_model: x"],
      'c.yaml:25: lanes[0].provider_model: is one name for 2 models, give each model its own lane',
    ],
    [
      'an unknown provider',
      ["models: '*'", "models: '*'\n    provider: carrier-pigeon"],
      'c.yaml:25: lanes[0].provider: must be one of openai-compatible, beacon-router, openai, azure-openai, bedrock, gemini, vertex, anthropic, mistral, openrouter, ollama, vllm, llama-cpp, litellm',
    ],
    [
      'an unknown field of a lane',
      ["models: '*'", "models: '*'\n    retries: 3"],
      'c.yaml:25: lanes[0].retries: unknown field, allowed are region, regions, model, models, provider_model, provider, base_url, private_network, provider_region, credentials, auth, headers, extra_body, without_sampling, max_tokens_field, resource, deployment, api_version, project, upstream, allow_unpinned, api_key_env, concurrency, timeout, prices, expected_evidence',
    ],
    [
      'a concurrency of 0',
      ['defaults:', 'defaults:\n  concurrency: 0'],
      'c.yaml:21: defaults.concurrency: must be a whole number from 1 to 1000',
    ],
    [
      'a concurrency of 1001',
      ['defaults:', 'defaults:\n  concurrency: 1001'],
      'c.yaml:21: defaults.concurrency: must be a whole number from 1 to 1000',
    ],
    [
      'a concurrency of one and a half',
      ['defaults:', 'defaults:\n  concurrency: 1.5'],
      'c.yaml:21: defaults.concurrency: must be a whole number from 1 to 1000',
    ],
    [
      'a time-out without a unit',
      ['defaults:', "defaults:\n  timeout: '60'"],
      'c.yaml:21: defaults.timeout: must be a duration from 1ms to 1h, such as 60s or 1m30s',
    ],
    [
      'a time-out of 0',
      ['defaults:', 'defaults:\n  timeout: 0s'],
      'c.yaml:21: defaults.timeout: must be a duration from 1ms to 1h, such as 60s or 1m30s',
    ],
    [
      'a time-out over an hour',
      ['defaults:', 'defaults:\n  timeout: 61m'],
      'c.yaml:21: defaults.timeout: must be a duration from 1ms to 1h, such as 60s or 1m30s',
    ],
    [
      'a negative price',
      ['defaults:', 'defaults:\n  prices: { input_per_million: -1, output_per_million: 1 }'],
      'c.yaml:21: defaults.prices.input_per_million: must be a number from 0, in US dollars per million tokens',
    ],
    [
      'half a price',
      ['defaults:', 'defaults:\n  prices: { input_per_million: 1 }'],
      'c.yaml:21: defaults.prices.output_per_million: is missing, give a number from 0, in US dollars per million tokens',
    ],
    [
      'a lane without an address',
      ['  base_url: http://127.0.0.1:4010/{region}/v1\n', '  concurrency: 2\n'],
      'c.yaml:26: lanes[1].base_url: is missing, give the address here or under defaults',
      ["models: '*'", "models: '*'\n    base_url: http://127.0.0.1:1/v1"],
    ],
  ])('refuses %s', (_what, edit, refusal, more = NO_EDIT) => {
    expect(refusals(edited(edit, more), load)).toEqual([refusal]);
  });

  it.each([
    ['ftp://models.example/v1', 'must be an http:// or https:// address'],
    ['models.example/v1', 'must be an http:// or https:// address'],
    [
      'https://user:hunter2@models.example/v1',
      'must hold no credentials, name a variable in api_key_env',
    ],
    ['${SECRET_URL}/v1', 'must hold no credentials, name a variable in api_key_env'],
    ['https://models.example/v1?key=hunter2', 'must hold no query and no fragment'],
    ['https://models.example/v1?', 'must hold no query and no fragment'],
    ['https://models.example/v1#top', 'must hold no query and no fragment'],
    ['${NOT_SET_URL}/v1', 'the environment variable NOT_SET_URL is not set, set it'],
    ['${lower}/v1', '${lower} is no variable, allowed are names such as ${BEACON_SIMULATOR_URL}'],
    [
      'https://{model}.example/v1',
      'unknown placeholder {model}, allowed are {region}, {provider_region}, {resource}, {project} and ${ENV_NAME}',
    ],
  ])('refuses the address %s', (address, rule) => {
    const files = edited(['http://127.0.0.1:4010/{region}/v1', `'${address}'`]);

    expect(refusals(files, load)).toEqual([`${URL_FIELD}: ${rule}`]);
  });

  it.each([
    'api_key: sk-hunter2',
    'api_key_env: sk-hunter2',
    'key: sk-hunter2',
    'api_key_env: { key: sk-hunter2 }',
  ])('refuses a plain key written as %s, and does not repeat it', (line) => {
    const [refusal, ...others] = refusals(edited(['defaults:', `defaults:\n  ${line}`]), load);

    expect(others).toEqual([]);
    expect(refusal).toMatch(
      /^c\.yaml:21: defaults\.\w+: (unknown field, allowed are .*api_key_env|must be null or the name)/,
    );
    expect(refusal).not.toContain('hunter2');
  });

  it('does not repeat the text of a file that is no YAML', () => {
    const lines = refusals({ 'c.yaml': 'version: 1\nkey: "sk-hunter2\n' }, load);

    expect(lines[0]).toMatch(/^c\.yaml:\d: is not valid YAML: /);
    expect(lines.join()).not.toContain('hunter2');
  });

  it('expands environment variables in addresses only', () => {
    const files = edited(['name: Small', "name: '${HOST_URL}'"]);

    expect(withFiles(files, load).models[0]?.name).toBe('${HOST_URL}');
  });

  it('finds the line of a field behind an anchor', () => {
    const files = edited(
      ['defaults:\n', 'defaults: &shared\n'],
      [
        "models: '*'\n",
        "models: '*'\n    prices: &price\n      input_per_million: -1\n      output_per_million: 1\n",
      ],
      ['[small-1b, large-7b]\n', '[small-1b, large-7b]\n    prices: *price\n'],
    );

    expect(refusals(files, load).map((line) => line.split(': ')[0])).toEqual([
      'c.yaml:26',
      'c.yaml:26',
    ]);
  });

  it('names the file that is not there', () => {
    expect(() => loadCatalogue('no/such.yaml', {})).toThrow(
      'no/such.yaml: cannot be read: ENOENT, give the path of a YAML file in UTF-8',
    );
  });

  it('lists all problems at once', () => {
    const files = edited(
      ['code: EU', 'code: US'],
      ['region: eu-west', 'region: mars'],
      ['http://127.0.0.1:4010', '${NOT_SET_URL}'],
    );

    expect(refusals(files, load).map((line) => line.split(': ').slice(0, 2))).toEqual([
      ['c.yaml:12', 'regions[1].code'],
      ['c.yaml:25', 'lanes[1].region'],
      ['c.yaml:21', 'defaults.base_url'],
    ]);
  });
});
