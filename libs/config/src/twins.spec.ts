import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import { refusals, withFiles } from './refused.fixture.js';

const region = (id: string, more = '', prompt = 'the US') =>
  `  - { id: ${id}, name: ${id}, code: ${id}, flag: x, prompt_name: ${prompt}${more} }\n`;

const catalogue = (...regions: readonly string[]) => ({
  'c.yaml': `version: 1
system_prompt: { enabled: true, template: 'In {region}.' }
regions:
${regions.join('')}models: [{ id: small, name: Small }]
defaults: { base_url: 'http://127.0.0.1:4010/{region}/v1' }
lanes: [{ regions: '*', models: '*' }]
`,
});

const load = (folder: string) => loadCatalogue(join(folder, 'c.yaml'), {});

describe('twins of the catalogue', () => {
  it('are regions that name their original, which may stand behind them', () => {
    const files = catalogue(
      region('us-east-b', ', twin_of: us-east'),
      region('us-east'),
      region('eu-west', ', twin_of: null', 'Europe'),
    );
    const { regions } = withFiles(files, load);
    expect(regions.map(({ id, twinOf }) => [id, twinOf])).toEqual([
      ['us-east-b', 'us-east'],
      ['us-east', undefined],
      ['eu-west', undefined],
    ]);
  });

  it.each([
    [
      'itself',
      [region('a', ', twin_of: a')],
      'c.yaml:4: regions[0].twin_of: is the region itself, name another',
    ],
    [
      'no region',
      [region('a'), region('b', ', twin_of: c')],
      'c.yaml:5: regions[1].twin_of: unknown region "c", allowed are a',
    ],
    [
      'a twin',
      [region('a'), region('b', ', twin_of: a'), region('c', ', twin_of: b')],
      'c.yaml:6: regions[2].twin_of: "b" is a twin of "a" itself, name that',
    ],
    [
      'a region under another prompt',
      [region('a'), region('b', ', twin_of: a', 'Europe')],
      'c.yaml:5: regions[1].prompt_name: must be "the US" as that of "a", whose twin this is',
    ],
    [
      'what is no text',
      [region('a'), region('b', ', twin_of: 7')],
      'c.yaml:5: regions[1].twin_of: is a number, must be null or the id of the region whose second executor this is: put it in quotes',
    ],
  ])('are refused when they name %s', (_what, regions, refusal) => {
    expect(refusals(catalogue(...regions), load)).toEqual([refusal]);
  });
});
