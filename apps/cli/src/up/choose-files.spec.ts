import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDataFolder, projectRoot } from '@beacon/stack';
import { chooseFiles, keptCatalogue } from './choose-files.js';
import type { ChosenFiles } from './choose-files.js';
import type { UpSettings } from './up-settings.js';

const SHIPPED = join(projectRoot(), 'config/catalogue.yaml');
const OWN = `version: 1
system_prompt: { enabled: false, template: You are helpful. }
regions:
  - { id: us-east, name: United States, code: US, flag: 🇺🇸, prompt_name: the US, aliases: [US] }
models:
  - { id: small, name: Small }
defaults: { provider: openai-compatible, base_url: http://127.0.0.1:9/v1 }
lanes:
  - { regions: '*', models: [small] }
`;

describe(chooseFiles, () => {
  let here: string;
  let data: string;
  const told: string[] = [];

  beforeEach(async () => {
    here = await mkdtemp(join(tmpdir(), 'beacon-files-'));
    data = join(here, 'data');
    told.length = 0;
  });

  afterEach(async () => {
    await rm(here, { recursive: true });
  });

  async function choose(
    settings: Partial<UpSettings> = {},
    env: Record<string, string> = {},
  ): Promise<ChosenFiles> {
    const all: UpSettings = {
      data,
      catalogue: null,
      questions: null,
      port: null,
      demo: false,
      detached: false,
      folder: here,
      ...settings,
    };
    return chooseFiles(all, await openDataFolder(data), env, (text) => void told.push(text));
  }

  it('takes the catalogue that is named before the one of the folder, and starts no simulator for it', async () => {
    const named = join(here, 'named.yaml');
    await writeFile(named, OWN);
    await writeFile(join(here, 'catalogue.yaml'), OWN);
    expect(await choose({ catalogue: named })).toEqual({
      catalogue: named,
      questions: undefined,
      hasSimulator: false,
      isDemo: false,
    });
    expect((await choose()).catalogue).toBe(join(here, 'catalogue.yaml'));
  });

  it('starts the simulator for the demo, and for a catalogue that asks it', async () => {
    expect(await choose({ demo: true })).toMatchObject({
      catalogue: SHIPPED,
      hasSimulator: true,
      isDemo: true,
    });
    const named = join(here, 'named.yaml');
    await copyFile(SHIPPED, named);
    expect(await choose({ catalogue: named })).toMatchObject({ hasSimulator: true, isDemo: false });
    const own = { BEACON_SIMULATOR_URL: 'http://127.0.0.1:9' };
    expect(await choose({ catalogue: named }, own)).toMatchObject({ hasSimulator: false });
  });

  it('goes on with what the data folder was last started with, or with the copy that it keeps', async () => {
    const before = join(here, 'before.yaml');
    await writeFile(before, OWN);
    const folder = await openDataFolder(data);
    await folder.record({ catalogue: before });
    expect((await choose()).catalogue).toBe(before);
    await copyFile(before, keptCatalogue(folder));
    await rm(before);
    expect((await choose()).catalogue).toBe(keptCatalogue(folder));
    expect(told[0]).toContain('is gone: using the copy');
    await folder.record({ demo: true });
    expect((await choose()).isDemo).toBe(true);
  });

  it('says what to do where there is none', async () => {
    await expect(choose()).rejects.toThrow(/beacon init.*--catalogue.*beacon up --demo/);
  });

  it('tells mistakes of catalogue and questions before anything starts', async () => {
    const named = join(here, 'named.yaml');
    await writeFile(named, OWN.replace('us-east', 'Nowhere !'));
    await expect(choose({ catalogue: named })).rejects.toThrow(/named\.yaml/);
    const questions = join(here, 'questions');
    await mkdir(questions);
    await writeFile(join(questions, 'bad.yaml'), 'questions: 3\n');
    await expect(choose({ demo: true, questions })).rejects.toThrow(/bad\.yaml/);
  });
});
