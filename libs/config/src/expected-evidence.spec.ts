import { join } from 'node:path';
import { NO_EXPECTED_EVIDENCE } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './catalogue.js';
import { refusals, withFiles } from './refused.fixture.js';

const catalogueWith = (defaults: string, ofUs = ''): Record<string, string> => ({
  'c.yaml': `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions:
  - { id: us-east, name: United States, code: US, flag: 🇺🇸, prompt_name: the US }
  - { id: eu-west, name: Europe, code: EU, flag: 🇪🇺, prompt_name: Europe }
models:
  - { id: small, name: Small }
defaults:
  base_url: http://127.0.0.1:4010/v1
${defaults}
lanes:
  - { region: us-east, model: small${ofUs} }
  - { region: eu-west, model: small }
`,
});

const load = (folder: string) => loadCatalogue(join(folder, 'c.yaml'), {});
const loaded = (defaults: string, ofUs?: string) =>
  withFiles(catalogueWith(defaults, ofUs), load).lanes.map((lane) => lane.expectedEvidence);

describe('expected_evidence', () => {
  it('puts the id of each region into the patterns of the defaults', () => {
    expect(
      loaded(`  expected_evidence:
    provider_region: '^{region}$'
    served_model: '^small(-\\d+)?$'
    edge_headers: { cf-ray: '-(IAD|{region})$' }
    required: [provider_region]`),
    ).toEqual([
      {
        patterns: { provider_region: '^us-east$', served_model: '^small(-\\d+)?$' },
        edgeHeaders: { 'cf-ray': '-(IAD|us-east)$' },
        required: ['provider_region'],
      },
      {
        patterns: { provider_region: '^eu-west$', served_model: '^small(-\\d+)?$' },
        edgeHeaders: { 'cf-ray': '-(IAD|eu-west)$' },
        required: ['provider_region'],
      },
    ]);
  });

  it('lets a lane expect something else, or nothing, and expects nothing unless told', () => {
    const defaults = '  expected_evidence: { node: "^{region}" }';
    const own = { patterns: { endpoint_host: 'x' }, edgeHeaders: {}, required: [] };
    const shared = { patterns: { node: '^eu-west' }, edgeHeaders: {}, required: [] };
    expect(loaded(defaults, ', expected_evidence: { endpoint_host: x }')).toEqual([own, shared]);
    expect(loaded(defaults, ', expected_evidence: null')).toEqual([NO_EXPECTED_EVIDENCE, shared]);
    expect(loaded('')).toEqual([NO_EXPECTED_EVIDENCE, NO_EXPECTED_EVIDENCE]);
  });

  const AT = 'c.yaml:10: defaults.expected_evidence';
  const REGEX =
    "must be a regular expression of 1 to 200 characters, in which {region} stands for the region's id";
  const SIMPLE = expect.stringContaining(
    'must be a simple regular expression',
  ) as unknown as string;

  it.each([
    ['(unclosed', REGEX],
    ['[z-a]', REGEX],
    ['[{region}]', REGEX],
    ['\\x{', REGEX],
    ['a'.repeat(201), REGEX],
    ['', REGEX],
    ['(a+)+$', SIMPLE],
    ['(a|a)*$', SIMPLE],
    ['(?:a|b){2,}', SIMPLE],
    ['(?:\\w\\w){1,9}', SIMPLE],
    ['^.*.*.*x', SIMPLE],
    ['.*.*x', SIMPLE],
    ['^.*a|.*.*x', SIMPLE],
    [`^(${'a|'.repeat(13)}b)`, SIMPLE],
    ['(a|b)(a|b)(a|b)(a|b)', SIMPLE],
    ['a?a?a?a?aaaa', SIMPLE],
  ])('refuses the pattern %j', (pattern, problem) => {
    const files = catalogueWith(`  expected_evidence: { node: '${pattern}' }`);
    const [first, ...more] = refusals(files, load);
    expect(more).toEqual([]);
    expect(first?.startsWith(`${AT}.node: `)).toBe(true);
    expect(first?.slice(`${AT}.node: `.length)).toEqual(problem);
  });

  it.each([
    '^us-(east|west)-\\d$',
    '^(?:iad|{region}).*?$',
    '[*+?({]+',
    '\\(a\\)+',
    '^[0-9a-f]{16}-[A-Z]{3}$',
    '(?!eu)^.*',
    '^llama3\\.2.*q4_[a-z]+',
  ])('accepts the pattern %j', (pattern) => {
    expect(loaded(`  expected_evidence: { node: '${pattern}' }`)[0]?.patterns.node).toBe(
      pattern.replace('{region}', 'us-east'),
    );
  });

  it.each([
    [
      '{ colour: x }',
      `${AT}.colour: unknown field, allowed are provider_region, served_model, upstream, system_fingerprint, endpoint_host, node, edge_headers, required`,
    ],
    [
      '{ required: [cf-ray] }',
      `${AT}.required[0]: must be one of provider_region, served_model, upstream, system_fingerprint, endpoint_host, node`,
    ],
    [
      '{ edge_headers: { CF-Ray: x } }',
      `${AT}.edge_headers.CF-Ray: must be the name of a response header in lower case, such as cf-ray`,
    ],
    [
      '{ edge_headers: { cf-ray: 5 } }',
      `${AT}.edge_headers.cf-ray: is a number, ${REGEX}: put it in quotes`,
    ],
  ])('refuses %s', (expected, problem) => {
    expect(refusals(catalogueWith(`  expected_evidence: ${expected}`), load)).toEqual([problem]);
  });

  it('decides fast what it accepts, on the worst text there is', () => {
    const worst = `${'a'.repeat(300)}!`;
    const since = performance.now();
    expect(/^(a|aa|a|a)(a|aa|a|a)(a|aa|a|a)a*a*a?a?a?$/iu.test(worst)).toBe(false);
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});
