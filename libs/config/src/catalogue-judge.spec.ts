import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import { refusals, withFiles } from './refused.fixture.js';

const CATALOGUE = `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: United States, code: US, flag: 🇺🇸, prompt_name: the US }
models:
  - { id: small-1b, name: Small }
lanes:
  - { region: us-east, model: small-1b, base_url: http://127.0.0.1:1/v1 }
`;

const load = (folder: string) =>
  loadCatalogue(join(folder, 'c.yaml'), { JUDGE_URL: 'https://judge.example/' });
const withJudge = (judge: string) => ({ 'c.yaml': `${CATALOGUE}${judge}` });
const judgeOf = (judge: string) => withFiles(withJudge(judge), load).judge;

describe('the judge of a catalogue', () => {
  it('is nobody unless it says so', () => {
    expect(judgeOf('')).toBeNull();
    expect(judgeOf('judge: null\n')).toBeNull();
  });

  it('is asked about uncertain outcomes, for 15 seconds, by eight at once, unless it says otherwise', () => {
    expect(judgeOf('judge: { base_url: "${JUDGE_URL}/v1", model: strict-1 }\n')).toEqual({
      baseUrl: 'https://judge.example/v1',
      model: 'strict-1',
      apiKeyEnv: null,
      timeoutMs: 15_000,
      concurrency: 8,
      only: 'uncertain',
    });
    const all = `judge:
  base_url: http://127.0.0.1:2/v1/
  model: vendor/strict-1
  api_key_env: JUDGE_KEY
  timeout: 500ms
  concurrency: 1
  only: all
`;
    expect(judgeOf(all)).toEqual({
      baseUrl: 'http://127.0.0.1:2/v1',
      model: 'vendor/strict-1',
      apiKeyEnv: 'JUDGE_KEY',
      timeoutMs: 500,
      concurrency: 1,
      only: 'all',
    });
  });

  const SOUND = 'base_url: http://127.0.0.1:2/v1, model: m';
  it.each([
    ['no address', 'model: m', 'judge.base_url: is missing, give text of 1 to 1000'],
    ['no model', 'base_url: http://127.0.0.1:2', 'judge.model: is missing, give text of 1 to 100'],
    [
      'an unknown field',
      `${SOUND}, temperature: 1`,
      'judge.temperature: unknown field, allowed are',
    ],
    [
      'a plain key',
      `${SOUND}, api_key_env: sk-hunter2`,
      'judge.api_key_env: must be null or the name',
    ],
    [
      'too long a time',
      `${SOUND}, timeout: 61s`,
      'judge.timeout: must be a duration from 1ms to 60s',
    ],
    ['a concurrency of 0', `${SOUND}, concurrency: 0`, 'judge.concurrency: must be a whole number'],
    ['another scope', `${SOUND}, only: some`, 'judge.only: must be one of uncertain, all'],
    [
      'an address for each region',
      'base_url: "http://{region}.example/v1", model: m',
      'judge.base_url: must not depend on {region}, one judge types the answers of all regions',
    ],
    [
      'an address with credentials',
      'base_url: "https://u:hunter2@judge.example", model: m',
      'judge.base_url: must hold no credentials',
    ],
    [
      'a variable that is not set',
      'base_url: "${NOT_SET}/v1", model: m',
      'judge.base_url: the environment variable NOT_SET is not set',
    ],
  ])('is refused with %s', (_what, judge, refusal) => {
    const [problem, ...others] = refusals(withJudge(`judge: { ${judge} }\n`), load);
    expect(others).toEqual([]);
    expect(problem).toContain(`c.yaml:9: ${refusal}`);
    expect(problem).not.toContain('hunter2');
  });
});
