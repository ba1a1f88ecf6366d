import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCatalogue } from '@beacon/config';
import { PROVIDERS } from '@beacon/domain';
import { validateFiles } from '../validate/validate-files.js';
import { validationText } from '../validate/validation-text.js';
import type { GivenAnswers } from './answers.js';
import type { Asker } from './asker.js';
import { ownFiles, demoFiles } from './make-files.js';
import { writeNewFiles } from './new-files.js';
import { nextSteps } from './next-steps.js';

describe('beacon init', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-init-spec-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = async (
    given: GivenAnswers,
    { force = false, env = {}, asker = null as Asker | null } = {},
  ): Promise<readonly string[]> =>
    writeNewFiles(folder, await ownFiles(given, env, asker), { force, env });
  const catalogue = () =>
    loadCatalogue(join(folder, 'catalogue.yaml'), { BEACON_SIMULATOR_URL: 'http://127.0.0.1:1' });
  const validated = async (): Promise<string> => {
    const paths = ['catalogue.yaml', 'job.yaml'].map((name) => join(folder, name));
    const found = await validateFiles(paths, { vars: {}, env: {}, ask: null });
    return found.every(({ ok }) => ok) ? 'sound' : validationText(found);
  };

  it.each(PROVIDERS)('writes what beacon validate finds sound for %s', async (provider) => {
    await write({ provider });

    expect(await validated()).toBe('sound');
    expect(catalogue().lanes.map((lane) => [lane.region, lane.provider])).toEqual([
      ['us-east', provider],
      ['eu-west', provider],
    ]);
  });

  it('asks every region of the provider at an address of its own, where it has them', async () => {
    await write({ provider: 'bedrock' });

    expect(catalogue().lanes.map(({ baseUrl, providerModel }) => [baseUrl, providerModel])).toEqual(
      [
        ['https://bedrock-runtime.us-east-1.amazonaws.com', 'us.amazon.nova-lite-v1:0'],
        ['https://bedrock-runtime.eu-west-1.amazonaws.com', 'eu.amazon.nova-lite-v1:0'],
      ],
    );
  });

  it('takes every answer beforehand', async () => {
    await write({
      provider: 'azure-openai',
      model: 'gpt-4o: "mine"',
      regions: new Map([
        ['asia-pacific', 'japanwest'],
        ['us-east', null],
      ]),
      resource: 'contoso-{provider_region}',
    });

    expect(await validated()).toBe('sound');
    expect(catalogue().lanes).toMatchObject([
      { region: 'us-east', baseUrl: 'https://contoso-eastus2.openai.azure.com' },
      { region: 'asia-pacific', baseUrl: 'https://contoso-japanwest.openai.azure.com' },
    ]);
    expect(catalogue().lanes[0]).toMatchObject({
      providerModel: 'gpt-4o: "mine"',
      model: 'my-model',
    });
  });

  it('asks what was not given, and takes an answer for what it is', async () => {
    const questions: string[] = [];
    const asker: Asker = {
      one: async (question, choices, usual) => {
        questions.push(question);
        return choices.find(({ value }) => value === 'openrouter')?.value ?? usual;
      },
      several: async (question) => {
        questions.push(question);
        return ['eu-west'];
      },
      text: async (question, usual) => {
        questions.push(`${question} ${usual}`);
        return question.startsWith('Upstream') ? 'azure, groq' : usual;
      },
    };
    await write({}, { asker });

    expect(questions).toEqual([
      'Whose models do you ask?',
      'From which regions? Two at least can be compared.',
      'Which model, as the provider calls it? meta-llama/llama-3.3-70b-instruct',
      'Upstream provider deepinfra',
    ]);
    expect(catalogue().lanes).toMatchObject([
      {
        region: 'eu-west',
        model: 'llama-3.3-70b-instruct',
        settings: { openRouter: { upstream: ['azure', 'groq'] } },
      },
    ]);
  });

  it('takes the provider whose key is set, where nobody says another', async () => {
    await write({}, { env: { MISTRAL_API_KEY: 'k' } });
    expect(catalogue().lanes[0]?.provider).toBe('mistral');
  });

  it('writes simulated models for the demo', async () => {
    await writeNewFiles(folder, demoFiles(), { force: false, env: {} });

    expect(await validated()).toBe('sound');
    expect(catalogue().lanes).toHaveLength(9);
    expect(nextSteps(folder, catalogue(), {}).slice(-2)).toEqual([
      'beacon up --detach',
      'beacon submit job.yaml --watch',
    ]);
  });

  it('replaces nothing unless it is told to', async () => {
    writeFileSync(join(folder, 'job.yaml'), 'mine');

    await expect(write({})).rejects.toThrow(/job\.yaml: already there, and left as it is/);
    expect(readdirSync(folder)).toEqual(['job.yaml']);
    await write({}, { force: true });
    expect(readFileSync(join(folder, 'job.yaml'), 'utf8')).toMatch(/^# yaml-language-server/);
  });

  it('writes nothing of answers that the catalogue does not take', async () => {
    const given = { provider: 'openai', regions: new Map([['us-east', 'mars']]) } as const;

    await expect(write(given)).rejects.toThrow(
      /^Nothing was written, because it would not be sound:\ncatalogue\.yaml:\d+: lanes\[0\]\.provider_region: "mars" is no region of openai/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what to type next: keys that are not set, a cheap call, the start, the job', async () => {
    await write({ provider: 'bedrock' });

    expect(nextSteps(folder, catalogue(), { AWS_ACCESS_KEY_ID: 'set' }).slice(1)).toEqual([
      'export AWS_SECRET_ACCESS_KEY=…',
      'beacon check-provider us-east/amazon.nova-lite-v1:0   # one cheap call',
      'beacon up --detach',
      'beacon submit job.yaml --watch',
    ]);
  });
});
