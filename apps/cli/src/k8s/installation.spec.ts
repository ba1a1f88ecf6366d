import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readInstallation } from './installation.js';

const SETTINGS = { namespace: 'n', registry: null, tag: '1', host: 'h', hub: 'us-east' };
const CATALOGUE = `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: V, code: US, flag: 🇺🇸, prompt_name: V, node_regions: [us-east-1, us-east-2] }
  - { id: eu-west, name: I, code: EU, flag: 🇪🇺, prompt_name: I }
  - { id: empty, name: E, code: E, flag: 🏳, prompt_name: E }
models: [{ id: a, name: A }, { id: b, name: B }]
lanes:
  # \${NOT_READ} stands in a comment.
  - { regions: [us-east, eu-west], model: a, provider: openai, timeout: 90s }
  - { region: us-east, model: b, provider: bedrock, provider_region: us-east-1, provider_model: x, timeout: 20m }
  - { region: eu-west, model: b, base_url: 'https://\${MODELS_HOST}:8443/v1', api_key_env: MODELS_KEY }
`;

describe(readInstallation, () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-k8s-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function read(text: string) {
    const file = join(folder, 'catalogue.yaml');
    writeFileSync(file, text);
    return readInstallation(file, SETTINGS);
  }

  it('finds what each region with lanes needs', () => {
    const { regions } = read(CATALOGUE);
    expect(regions.map(({ lanes, ...region }) => [region, lanes.map(({ model }) => model)])).toEqual([
      [
        {
          id: 'us-east',
          nodeRegions: ['us-east-1', 'us-east-2'],
          longestTimeoutSeconds: 1_200,
          keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'OPENAI_API_KEY'],
          optionalKeys: ['AWS_SESSION_TOKEN'],
          ports: [443],
        },
        ['a', 'b'],
      ],
      [
        {
          id: 'eu-west',
          nodeRegions: ['eu-west'],
          longestTimeoutSeconds: 90,
          keys: ['MODELS_KEY', 'OPENAI_API_KEY'],
          optionalKeys: [],
          ports: [443],
        },
        ['a', 'b'],
      ],
    ]);
  });

  it('finds the variables of addresses, and none that only a comment names', () => {
    expect(read(CATALOGUE).addressVariables).toEqual(['MODELS_HOST']);
  });

  it('refuses a catalogue with a mistake, and places that no node can be labelled with', () => {
    expect(() => read(CATALOGUE.replace('us-east-1, us-east-2', 'not a label'))).toThrow(
      /node_regions.*label of a node/,
    );
    expect(() => read(CATALOGUE.replace('node_regions: [us-east-1, us-east-2]', 'node_regions: []'))).toThrow(
      /node_regions.*at least one/,
    );
  });
});
