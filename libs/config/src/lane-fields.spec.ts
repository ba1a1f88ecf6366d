import { join } from 'node:path';
import type { LaneConfig } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import { refusals, withFiles } from './refused.fixture.js';

const catalogueWith = (lane: string, defaults = '{}'): Record<string, string> => ({
  'c.yaml': `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US }
models:
  - { id: m, name: M }
defaults: ${defaults}
lanes:
  - { region: us-east, model: m, provider: vllm, ${lane} }
`,
});

let folderOf = '';
const load = (folder: string) => {
  folderOf = folder;
  return loadCatalogue(join(folder, 'c.yaml'), {});
};

function laneOf(lane: string, defaults?: string): LaneConfig {
  const [first] = withFiles(catalogueWith(lane, defaults), load).lanes;
  if (first === undefined) throw new Error('no lane');
  return first;
}

function faultsOf(lane: string, defaults?: string): string[] {
  return refusals(catalogueWith(lane, defaults), load).map((line) =>
    line.replace(/^c\.yaml:\d+: /, ''),
  );
}

describe('headers', () => {
  it('are sent by their names in lower case', () => {
    const { headers } = laneOf(
      'headers: { HTTP-Referer: "https://audit.example", X-Title: An audit }',
    );
    expect(headers).toEqual({ 'http-referer': 'https://audit.example', 'x-title': 'An audit' });
  });

  it.each([
    [
      '{ Authorization: Bearer hunter2 }',
      'lanes[0].headers.Authorization: carries a secret, which stands in no file: use api_key_env or credentials, and auth for the name of the header',
    ],
    [
      '{ Content-Type: text/plain }',
      'lanes[0].headers.Content-Type: is set by the executor itself, leave it out',
    ],
    ['{ "a b": x }', 'lanes[0].headers.a b: must be the name of a header, such as HTTP-Referer'],
    ['{ X-A: a, x-a: b }', 'lanes[0].headers.x-a: is there twice, without regard to case'],
    [
      '{ x-a: "a\\nb" }',
      'lanes[0].headers.x-a: must be text of 1 to 1000 printable ASCII characters',
    ],
    ['{ x-a: é }', 'lanes[0].headers.x-a: must be text of 1 to 1000 printable ASCII characters'],
    [
      '{ x-a: 5 }',
      'lanes[0].headers.x-a: is a number, must be text of 1 to 1000 printable ASCII characters: put it in quotes',
    ],
    [
      `{ ${Array.from({ length: 21 }, (_unused, index) => `x-${index}: a`).join(', ')} }`,
      'lanes[0].headers: must have at most 20 headers',
    ],
  ])('are refused: %s', (headers, fault) => {
    const faults = faultsOf(`headers: ${headers}`);
    expect(faults).toEqual([fault]);
    expect(faults.join()).not.toContain('hunter2');
  });
});

describe('extra_body', () => {
  it('is kept as it is', () => {
    const { extraBody } = laneOf(
      'extra_body: { reasoning_effort: low, safety: [{ a: 1.5, b: null, c: true }], generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }',
    );
    expect(extraBody).toEqual({
      reasoning_effort: 'low',
      safety: [{ a: 1.5, b: null, c: true }],
      generationConfig: { thinkingConfig: { thinkingBudget: 0 } },
    });
  });

  it.each([
    ['{ model: x }', 'lanes[0].extra_body.model: is said by provider_model: leave it out'],
    ['{ messages: [] }', 'lanes[0].extra_body.messages: is said by the job: leave it out'],
    [
      '{ temperature: 1 }',
      "lanes[0].extra_body.temperature: is said by the job's sampling: leave it out",
    ],
    [
      '{ max_completion_tokens: 1 }',
      "lanes[0].extra_body.max_completion_tokens: is said by the job's sampling: leave it out",
    ],
    [
      '{ generationConfig: { topP: 1 } }',
      "lanes[0].extra_body.generationConfig.topP: is said by the job's sampling: leave it out",
    ],
    [
      '{ provider: { order: [a] } }',
      'lanes[0].extra_body.provider.order: is said by upstream: leave it out',
    ],
    [
      '{ stream: true }',
      'lanes[0].extra_body.stream: is not for answers that are read whole: leave it out',
    ],
    [
      '{ a: .inf }',
      'lanes[0].extra_body.a: must be JSON: text of at most 4000 characters, a number, true, false or null',
    ],
    ['{ a: { __proto__: { b: 1 } } }', 'lanes[0].extra_body.a.__proto__: is no name of a field'],
    [
      `{ a: ${'['.repeat(12)}${']'.repeat(12)} }`,
      expect.stringContaining('must be at most 10 levels deep'),
    ],
    [`{ a: [${'1,'.repeat(250)}] }`, 'lanes[0].extra_body: must hold at most 200 values'],
    ['[a]', expect.stringContaining('lanes[0].extra_body: ')],
  ])('is refused: %s', (body, fault) => {
    expect(faultsOf(`extra_body: ${body}`)).toEqual([fault]);
  });
});

describe('credentials', () => {
  it('come from a variable, a file beside the catalogue, or a command', () => {
    expect(laneOf('credentials: { env: MY_KEY }').credential).toEqual({
      kind: 'env',
      variable: 'MY_KEY',
    });
    const { credential } = laneOf('credentials: { file: keys/openai }');
    expect(credential).toEqual({ kind: 'file', path: join(folderOf, 'keys/openai') });
    expect(laneOf('credentials: { file: /run/secrets/key }').credential).toEqual({
      kind: 'file',
      path: '/run/secrets/key',
    });
    expect(laneOf('credentials: { command: [token, --for, x], lifetime: 1h }').credential).toEqual({
      kind: 'command',
      argv: ['token', '--for', 'x'],
      lifetimeMs: 3_600_000,
    });
  });

  it('of a lane replace those of the defaults, whichever way each says it', () => {
    const defaults = '{ provider: vllm, credentials: { file: shared } }';
    expect(laneOf('api_key_env: MY_KEY', defaults).credential).toEqual({
      kind: 'env',
      variable: 'MY_KEY',
    });
    expect(laneOf('api_key_env: null', defaults).credential).toEqual({ kind: 'none' });
    const other = '{ provider: vllm, api_key_env: MY_KEY }';
    expect(laneOf('credentials: { env: B }', other).credential).toEqual({
      kind: 'env',
      variable: 'B',
    });
  });

  const AT = 'lanes[0].credentials';

  it.each([
    ['{}', `${AT}: give one of env, file and command`],
    ['{ env: A, file: b }', `${AT}: give one of env, file and command`],
    [
      '{ env: sk-hunter2 }',
      `${AT}.env: must be the name of an environment variable such as PROVIDER_API_KEY, never a key`,
    ],
    [
      '{ file: a, lifetime: 5m }',
      `${AT}.lifetime: is for a command: a file is read again whenever it changes`,
    ],
    [
      '{ command: gcloud auth }',
      `${AT}.command: must be a list of a program and its arguments, at most 100 texts: it is run without a shell`,
    ],
    [
      '{ command: [] }',
      `${AT}.command: must be a list of a program and its arguments, at most 100 texts: it is run without a shell`,
    ],
    [
      '{ command: [a], lifetime: 5s }',
      `${AT}.lifetime: must be a duration from 10s to 24h, such as 50m`,
    ],
    [
      '{ command: [a], lifetime: 25h }',
      `${AT}.lifetime: must be a duration from 10s to 24h, such as 50m`,
    ],
    [
      '{ env: A, key: hunter2 }',
      `${AT}.key: unknown field, allowed are env, file, command, lifetime`,
    ],
    ['hunter2', `${AT}: must be a mapping of fields`],
  ])('are refused: %s', (credentials, fault) => {
    const faults = faultsOf(`credentials: ${credentials}`);
    expect(faults).toEqual([fault]);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('are refused beside a variable that contradicts them', () => {
    expect(faultsOf('credentials: { env: A }, api_key_env: B')).toEqual([
      'lanes[0].api_key_env: contradicts credentials, give one',
    ]);
  });

  it('are sent as the lane says, in a header of any name', () => {
    expect(laneOf('auth: { header: X-Gateway-Key }, api_key_env: K').auth).toEqual({
      kind: 'header',
      name: 'x-gateway-key',
    });
    expect(faultsOf('auth: sigv4')).toEqual([
      'lanes[0].auth: is no way of vllm, allowed are bearer and { header: … }',
    ]);
    expect(faultsOf('auth: basic')).toEqual([
      'lanes[0].auth: must be bearer, sigv4 or { header: name-of-a-header }',
    ]);
  });
});

describe('sampling', () => {
  const known = (model: string) => {
    const { withoutSampling, maxTokensField } = laneOf(`provider_model: ${model}`);
    return [withoutSampling, maxTokensField];
  };
  const HEAT = ['temperature', 'top_p'];

  it.each([
    ['o3', HEAT, 'max_completion_tokens'],
    ['o4-mini-2025-04-16', HEAT, 'max_completion_tokens'],
    ['openai/o1-pro', HEAT, 'max_completion_tokens'],
    ['gpt-5', HEAT, 'max_completion_tokens'],
    ['gpt-5-mini-2025-08-07', HEAT, 'max_completion_tokens'],
    ['openai/gpt-5-nano', HEAT, 'max_completion_tokens'],
    ['gpt-5-chat-latest', [], 'max_completion_tokens'],
    ['gpt-5.4', [], 'max_completion_tokens'],
    ['gpt-4o-mini', [], 'max_tokens'],
    ['gpt-4.1', [], 'max_tokens'],
    ['gpt-oss-20b', [], 'max_tokens'],
    ['claude-opus-4-7', HEAT, 'max_tokens'],
    ['anthropic/claude-opus-4.8', HEAT, 'max_tokens'],
    ['eu.anthropic.claude-opus-4-7-20260416-v1:0', HEAT, 'max_tokens'],
    ['anthropic.claude-sonnet-5-v1:0', HEAT, 'max_tokens'],
    ['claude-opus-4-6', [], 'max_tokens'],
    ['claude-sonnet-4-5-20250929', [], 'max_tokens'],
    ['claude-3-5-sonnet-20241022', [], 'max_tokens'],
    ['llama-3.3-70b-o3ish', [], 'max_tokens'],
  ])('of %s is known', (model, without, field) => {
    expect(known(model)).toEqual([without, field]);
  });

  it('is what the file says, where it says something', () => {
    expect(
      laneOf('provider_model: o3, without_sampling: [], max_tokens_field: max_tokens'),
    ).toMatchObject({ withoutSampling: [], maxTokensField: 'max_tokens' });
    expect(laneOf('without_sampling: [seed, temperature]').withoutSampling).toEqual([
      'temperature',
      'seed',
    ]);
  });

  it('never has what a protocol does not know', () => {
    expect(laneOf('without_sampling: [temperature]').withoutSampling).toEqual(['temperature']);
    const [claude] = withFiles(
      {
        'c.yaml':
          catalogueWith('without_sampling: [temperature]')['c.yaml']?.replace(
            'vllm',
            'anthropic',
          ) ?? '',
      },
      load,
    ).lanes;
    expect(claude?.withoutSampling).toEqual(['temperature', 'seed']);
  });

  it.each([
    [
      'without_sampling: [top_k]',
      'lanes[0].without_sampling[0]: must be one of temperature, top_p, seed, max_tokens',
    ],
    [
      'max_tokens_field: limit',
      'lanes[0].max_tokens_field: must be one of max_tokens, max_completion_tokens',
    ],
  ])('is refused: %s', (lane, fault) => {
    expect(faultsOf(lane)).toEqual([fault]);
  });

  it('is told in no field that the protocol has not', () => {
    const text = catalogueWith('max_tokens_field: max_tokens')['c.yaml']?.replace('vllm', 'gemini');
    expect(refusals({ 'c.yaml': text ?? '' }, load)).toEqual([
      "c.yaml:9: lanes[0].max_tokens_field: is for providers that speak OpenAI's protocol, and gemini does not: leave it out",
    ]);
  });
});
