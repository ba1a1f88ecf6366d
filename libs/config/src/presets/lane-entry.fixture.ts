import { join } from 'node:path';
import type { LaneConfig } from '@beacon/domain';
import { loadCatalogue } from '../catalogue.js';
import { refusals, withFiles } from '../refused.fixture.js';

const catalogueWith = (lane: string, defaults = '{}'): Record<string, string> => ({
  'c.yaml': `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: Virginia, code: US, flag: 🇺🇸, prompt_name: the US }
  - { id: eu-west, name: Ireland, code: EU, flag: 🇪🇺, prompt_name: Europe }
models:
  - { id: m, name: M }
defaults: ${defaults}
lanes:
  - { regions: '*', model: m, ${lane} }
`,
});

const load = (folder: string) =>
  loadCatalogue(join(folder, 'c.yaml'), { HOST: 'https://own.example' });

/** The lane of each region, in the order of the catalogue. */
export function lanesOf(lane: string, defaults?: string): readonly LaneConfig[] {
  return withFiles(catalogueWith(lane, defaults), load).lanes;
}

/** The lane of the first region. */
export function firstOf(lane: string, defaults?: string): LaneConfig {
  const [first] = lanesOf(lane, defaults);
  if (first === undefined) throw new Error('no lane');
  return first;
}

/** What is wrong, without the file and the line, each once. */
export function faultsOf(lane: string, defaults?: string): string[] {
  return refusals(catalogueWith(lane, defaults), load).map((line) =>
    line.replace(/^c\.yaml:\d+: /, ''),
  );
}

/** How most secrets are sent. */
export const bearer = { kind: 'bearer' };

/** A secret in a variable. */
export const env = (variable: string) => ({ kind: 'env', variable });
