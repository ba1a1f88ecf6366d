import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '@beacon/config';
import {
  FakeProvider,
  ProviderPlayer,
  anthropicAnswer,
  anthropicApi,
  anthropicError,
  chatAnswer,
  geminiApi,
  googleReply,
} from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { laneJson } from './check-json.js';
import type { LaneCheck } from './check-lane.js';
import { checkProvider } from './check-provider.js';
import { isSound, laneText, summaryText } from './check-text.js';
import type { CheckName, Finding } from './finding.js';

const ENV = { ANTHROPIC_API_KEY: 'sk-ant-1', GEMINI_API_KEY: 'AIza-1', OWN_KEY: 'sk-own-1' };

describe(checkProvider, () => {
  let anthropic: ProviderPlayer;
  let gemini: ProviderPlayer;
  let own: FakeProvider;
  let folder: string;

  beforeAll(async () => {
    anthropic = await ProviderPlayer.start(anthropicApi('sk-ant-1'));
    gemini = await ProviderPlayer.start(geminiApi('AIza-1'));
    own = await FakeProvider.start();
    folder = await mkdtemp(join(tmpdir(), 'beacon-check-'));
  });
  beforeEach(() => {
    anthropic.answerBy(() => anthropicAnswer({ content: [{ type: 'text', text: 'ready' }] }));
    own.answerBy(() => chatAnswer('ready'));
  });
  afterAll(async () => {
    await Promise.all([anthropic.stop(), gemini.stop(), own.stop()]);
    await rm(folder, { recursive: true });
  });

  /** Writes a catalogue in which more is said of the lanes than that they are there. */
  async function catalogue(more: Readonly<Record<string, string>> = {}): Promise<string> {
    const lane = (model: string, provider: string, base: string, key: string): string =>
      `  - { regions: '*', model: ${model}, provider: ${provider}, base_url: '${base}', api_key_env: ${key}${more[model] ?? ''} }`;
    const lines = [
      'version: 1',
      'system_prompt: { enabled: false, template: Not sent. }',
      'regions:',
      '  - { id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US, aliases: [US] }',
      'models:',
      '  - { id: claude-sonnet-4-5, name: Claude }',
      '  - { id: gemini-2.5-flash, name: Gemini }',
      '  - { id: vendor/own, name: Own }',
      'lanes:',
      lane('claude-sonnet-4-5', 'anthropic', `${anthropic.origin}/v1`, 'ANTHROPIC_API_KEY'),
      lane('gemini-2.5-flash', 'gemini', `${gemini.origin}/v1beta`, 'GEMINI_API_KEY'),
      lane('vendor/own', 'openai-compatible', `${more.address ?? own.origin}/v1`, 'OWN_KEY'),
    ];
    const file = join(folder, 'catalogue.yaml');
    await writeFile(file, lines.join('\n'));
    return file;
  }

  async function check(
    lane: string | undefined,
    more: Readonly<Record<string, string>> = {},
    change: { readonly env?: Readonly<Record<string, string>>; readonly all?: boolean } = {},
  ): Promise<readonly LaneCheck[]> {
    const file = await catalogue(more);
    const signal = new AbortController().signal;
    const checks: LaneCheck[] = [];
    const asked = { catalogue: file, lane, env: ENV, signal, ...change };
    for await (const checked of checkProvider(asked)) checks.push(checked);
    return checks;
  }

  const one = async (...asked: Parameters<typeof check>): Promise<LaneCheck> => {
    const [only] = await check(...asked);
    if (only === undefined) throw new Error('no lane was checked');
    return only;
  };

  const findingOf = ({ findings }: LaneCheck, name: CheckName): Finding | undefined =>
    findings.find((finding) => finding.check === name);

  it('makes one call and tells what came of it, each thing once', async () => {
    const checked = await one('US/claude-sonnet-4-5');
    expect(anthropic.calls).toHaveLength(1);
    expect(anthropic.refusals).toEqual([]);
    expect(isSound(checked)).toBe(true);
    expect(checked.findings.map((finding) => [finding.check, finding.state])).toEqual([
      ['secret', 'ok'],
      ['address', 'ok'],
      ['tls', 'ok'],
      ['key', 'ok'],
      ['answer', 'ok'],
      ['filters', 'ok'],
      ['usage', 'note'],
      ['model', 'note'],
      ['region', 'ok'],
      ['sampling', expect.stringMatching(/ok|note/)],
      ['latency', 'ok'],
      ['limits', 'ok'],
    ]);
    expect(findingOf(checked, 'model')).toMatchObject({
      found: 'asked for claude-sonnet-4-5, claude-sonnet-4-5-20250929 answered',
      do: expect.stringContaining("served_model: '^claude-sonnet-4-5-20250929$'"),
    });
    expect(findingOf(checked, 'region')?.found).toBe('us says the answer');
    expect(findingOf(checked, 'usage')?.found).toBe('21 tokens in, 9 out');
    expect(findingOf(checked, 'limits')?.found).toContain('requests-remaining 49');
  });

  it('is short enough for 80 columns, and holds no secret in either form', async () => {
    const checks = await check(undefined, {}, { all: true });
    const text = checks.map(laneText).join('');
    const json = checks.map(laneJson).join('');
    expect(checks).toHaveLength(3);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const secret of Object.values(ENV)) expect(text + json).not.toContain(secret);
    const [first, , last] = json.trim().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      region: 'us-east',
      model: 'claude-sonnet-4-5',
      protocol: 'anthropic',
      ok: true,
      call: { served_model: 'claude-sonnet-4-5-20250929', provider_region: 'us', error: null },
      limits: { 'anthropic-ratelimit-requests-limit': '50' },
    });
    expect(JSON.parse(last ?? '')).toMatchObject({
      model: 'vendor/own',
      call: { provider_region: 'planet-1', input_tokens: 10, output_tokens: 20 },
    });
    expect(summaryText(checks)).toBe('3 of 3 lanes can be asked.\n');
  });

  it('reckons what the call cost where the lane has prices, and holds the evidence to what it expects', async () => {
    const more = {
      'claude-sonnet-4-5':
        ', prices: { input_per_million: 3, output_per_million: 15 }, expected_evidence: { provider_region: ^eu }',
    };
    const checked = await one('us-east/claude-sonnet-4-5', more);
    expect(findingOf(checked, 'usage')).toMatchObject({
      state: 'ok',
      found: '21 tokens in, 9 out: $0.000198',
    });
    expect(findingOf(checked, 'evidence')).toMatchObject({
      state: 'problem',
      found: "provider_region is 'us', expected /^eu/",
    });
    expect(isSound(checked)).toBe(false);
  });

  it('tells a key that is refused, and where it came from', async () => {
    const env = { ...ENV, ANTHROPIC_API_KEY: 'sk-ant-wrong' };
    const checked = await one('us-east/claude-sonnet-4-5', {}, { env });
    expect(findingOf(checked, 'key')).toEqual({
      check: 'key',
      state: 'problem',
      found: 'refused (HTTP 401, unauthorized: invalid x-api-key)',
      do: 'Check what the variable ANTHROPIC_API_KEY holds.',
    });
  });

  it('makes no call without its secret, and none to an address that nobody has', async () => {
    const absent = await one('us-east/claude-sonnet-4-5', {}, { env: {} });
    expect(findingOf(absent, 'secret')).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('ANTHROPIC_API_KEY'),
    });
    const gone = await FakeProvider.start();
    const address = gone.origin;
    await gone.stop();
    const down = await one('us-east/vendor/own', { address });
    expect(findingOf(down, 'address')).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('ECONNREFUSED'),
      do: expect.stringContaining('start the server'),
    });
    expect(anthropic.calls).toHaveLength(0);
  });

  it.each([
    [404, 'not_found_error', 'model: claude-9', 'provider_model'],
    [400, 'invalid_request_error', 'temperature: not with this model', 'without_sampling'],
    [429, 'rate_limit_error', 'slow down', 'Try again later'],
    [529, 'overloaded_error', 'Overloaded', 'in a minute'],
  ])('says what to do about HTTP %i %s', async (status, type, message, advice) => {
    anthropic.answerBy(() => anthropicError(status, type, message));
    const checked = await one('us-east/claude-sonnet-4-5');
    expect(findingOf(checked, 'call')).toMatchObject({
      state: 'problem',
      found: expect.stringContaining(message),
      do: expect.stringContaining(advice),
    });
  });

  it('notes filters, silence and words that would act on a terminal', async () => {
    gemini.answerBy(() => googleReply({ promptFeedback: { blockReason: 'SAFETY' } }));
    const blocked = await one('us-east/gemini-2.5-flash');
    expect(findingOf(blocked, 'filters')).toMatchObject({ state: 'note' });
    expect(findingOf(blocked, 'answer')?.found).toBe('no words (SAFETY)');
    own.answerBy(() => chatAnswer('\u001b[2Jready\nor not\u202e'));
    const acting = await one('us-east/vendor/own');
    for (const acts of ['\u001b', '\u202e']) expect(laneText(acting)).not.toContain(acts);
    expect(findingOf(acting, 'answer')?.found).toContain('ready');
  });

  it('refuses a lane that is not there, and a catalogue that is wrong', async () => {
    await expect(check('us-east/gpt-9')).rejects.toThrow(
      'no lane us-east/gpt-9. Its lanes: us-east/claude-sonnet-4-5, us-east/gemini-2.5-flash, us-east/vendor/own.',
    );
    await expect(check(undefined)).rejects.toThrow('No lane: give one, or --all.');
    await expect(check('us-east/vendor/own', {}, { all: true })).rejects.toThrow('not both');
    await expect(check('us-east/vendor/own', { 'vendor/own': ', colour: red' })).rejects.toThrow(
      ConfigurationError,
    );
  });
});
