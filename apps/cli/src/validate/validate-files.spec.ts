import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { validateFiles, type FileChecks } from './validate-files.js';
import { validationText } from './validation-text.js';

const CATALOGUE = `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US, aliases: [US] }
  - { id: eu-west, name: Ireland, code: EU, flag: 🇪🇺, prompt_name: Europe }
models:
  - { id: a, name: A }
  - { id: only-us, name: B }
lanes:
  - { regions: '*', model: a, provider: openai }
  - { region: us-east, model: only-us, provider: ollama }
`;
const JOB = `benchmark: { name: x }
constraints: { regions: [US, eu-west] }
models: [a]
questions: [math_basic]
`;

describe(validateFiles, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-validate-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** What is said of the files of the folder, without the folder's name. */
  const said = async (
    files: Readonly<Record<string, string>>,
    checks: Partial<FileChecks> = {},
  ): Promise<string[]> => {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const found = await validateFiles(paths, { vars: {}, env: {}, ask: null, ...checks });
    return validationText(found).replaceAll(`${folder}/`, '').split('\n');
  };

  it('tells what each file is, and what is in it', async () => {
    expect(await said({ 'c.yaml': CATALOGUE, 'job.yaml': JOB })).toEqual([
      'c.yaml: a catalogue, sound: 2 regions, 2 models, 3 lanes',
      '  OPENAI_API_KEY is not set in this shell: export OPENAI_API_KEY=… before beacon up',
      'job.yaml: a job, sound: 1 model, 1 question',
      '  ids of questions are looked up by the gateway: give --gateway to check them, too',
    ]);
  });

  it('says nothing of keys that are set, and never what is in them', async () => {
    const lines = await said({ 'c.yaml': CATALOGUE }, { env: { OPENAI_API_KEY: 'sk-1234' } });

    expect(lines).toEqual(['c.yaml: a catalogue, sound: 2 regions, 2 models, 3 lanes']);
  });

  it('holds a job against the catalogue beside it', async () => {
    const job = JOB.replace('eu-west]', 'mars]').replace('[a]', '[a, { id: b }, only-us]');

    expect(await said({ 'job.yaml': job, 'c.yaml': CATALOGUE })).toEqual([
      'job.yaml:2:30: constraints.regions[1]: "mars" is no region of the catalogue; allowed: us-east, eu-west',
      'job.yaml:3:15: models[1].id: "b" is no model of the catalogue; allowed: a, only-us',
      expect.stringMatching(/^c\.yaml: a catalogue, sound/),
      expect.stringContaining('OPENAI_API_KEY'),
    ]);
    expect(
      (await said({ 'job.yaml': JOB.replace('[a]', '[only-us]'), 'c.yaml': CATALOGUE }))[0],
    ).toBe('job.yaml:3:10: models[0]: "only-us" has no lane in eu-west; allowed: us-east');
  });

  it('says where a catalogue is wrong', async () => {
    expect(
      await said({ 'c.yaml': CATALOGUE.replace('region: us-east, m', 'region: mars, m') }),
    ).toEqual(['c.yaml:11: lanes[1].region: unknown region "mars", allowed are us-east, eu-west']);
  });

  it('takes a folder for one of questions', async () => {
    const [bank] = await validateFiles(['data/questions'], { vars: {}, env: {}, ask: null });

    expect(bank).toMatchObject({ kind: 'questions', ok: true, summary: '118 questions' });
  });

  it('fills in variables as submit does', async () => {
    const job = JOB.replace('[a]', "['${MODEL}']");

    expect((await said({ 'job.yaml': job }))[0]).toMatch(/models\[0\]: \$\{MODEL\} has no value/);
    expect((await said({ 'job.yaml': job }, { vars: { MODEL: 'a' } }))[0]).toMatch(/sound/);
  });

  it.each([
    ['neither', 'a: 1\n', 'a.yaml:1: is neither a job nor a catalogue; allowed: a job with'],
    ['a list', '[]', 'a.yaml:1: is neither a job nor a catalogue'],
    ['no YAML', 'a: [', 'a.yaml:1: is not valid YAML'],
  ])('says of what is %s that it is none', async (_what, text, message) => {
    expect((await said({ 'a.yaml': text }))[0]?.startsWith(message)).toBe(true);
  });

  it('says what a gateway finds, or comes to', async () => {
    const asked = await said(
      { 'job.yaml': JOB },
      { ask: async () => ({ summary: '4 cells', notes: ['few questions'] }) },
    );

    expect(asked).toEqual(['job.yaml: a job, sound: 4 cells', '  few questions']);
    const ask: FileChecks['ask'] = async (job) => ({
      problems: [
        job.problem({ field: 'questions[0]', message: 'unknown\u001b[31m', allowed: 'a' }),
      ],
    });
    expect(await said({ 'job.yaml': JOB }, { ask })).toEqual([
      expect.stringMatching(/^job\.yaml:4:13: questions\[0\]: unknown.*; allowed: a$/),
    ]);
  });

  it('finds the examples of the project sound', async () => {
    const examples = readdirSync('examples')
      .filter((name) => /\.(ya?ml|json)$/.test(name))
      .map((name) => join('examples', name));
    expect(examples.length).toBeGreaterThan(0);

    const found = await validateFiles(['config/catalogue.yaml', ...examples], {
      vars: {},
      env: {},
      ask: null,
    });
    expect(found.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
