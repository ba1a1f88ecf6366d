import { describe, expect, it } from '@jest/globals';
import { readAudit, severeOf } from './advisories.mjs';
import { licencesOf, problemOf } from './licences.mjs';

describe('the licences of packages', () => {
  it.each(['MIT', 'Apache-2.0 AND BSL-1.0', '(AFL-2.1 OR BSD-3-Clause)', '(MIT OR CC0-1.0)'])(
    'may be %s',
    (licence) => expect(problemOf(licence)).toBeNull(),
  );

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'MIT AND GPL-2.0-only',
    'SSPL-1.0',
    'UNLICENSED',
    'see LICENSE',
    '',
    null,
  ])('may not be %s', (licence) => expect(problemOf(licence)).not.toBeNull());

  it('are those of what is installed, before what the lockfile says', () => {
    const packages = { '': {}, 'node_modules/a': { license: 'MIT' } };
    expect(licencesOf(packages, () => 'GPL-3.0-only')).toEqual([
      { path: 'node_modules/a', licence: 'GPL-3.0-only' },
    ]);
  });

  it('are, for another platform, those of the package that chooses', () => {
    const packages = {
      '': {},
      'node_modules/a': { license: 'MIT', optionalDependencies: { '@a/windows': '1' } },
      'node_modules/@a/windows': {},
      'node_modules/alone': {},
    };
    expect(licencesOf(packages, () => undefined)).toEqual([
      { path: 'node_modules/a', licence: 'MIT' },
      { path: 'node_modules/@a/windows', licence: 'MIT' },
      { path: 'node_modules/alone', licence: null },
    ]);
  });
});

describe('known vulnerabilities', () => {
  it('are severe when they are high or critical', () => {
    const audit = readAudit(
      JSON.stringify({
        vulnerabilities: {
          a: { name: 'a', severity: 'low', range: '<1', via: [{ title: 'x' }] },
          b: { name: 'b', severity: 'critical', range: '<2', via: ['a'] },
        },
      }),
    );
    expect(audit.asked).toBe(true);
    expect(severeOf(audit.advisories ?? [])).toMatchObject([{ name: 'b' }]);
  });

  it.each([
    ['', 'no answer'],
    ['{"message":"405 POST https://registry.example/-/npm"}', '405 POST (the registry)'],
  ])('are not known where the registry does not answer: %j', (text, reason) => {
    expect(readAudit(text)).toEqual({ asked: false, reason });
  });
});
