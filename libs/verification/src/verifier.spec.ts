import { beforeAll, describe, expect, it } from '@jest/globals';
import { SigningKey } from '@beacon/signing';
import { EvidenceLines, TAMPERINGS } from '@beacon/testing';
import { evidenceFile, MadeKeys, trusted } from './evidence.fixture.js';
import type { EvidenceReport } from './report.js';
import { EvidenceFileError } from './faults.js';
import { EvidenceVerifier } from './verifier.js';

const JOB = { questions: 6, repeats: 2, corrected: true };

describe(EvidenceVerifier, () => {
  const keys = new MadeKeys();
  let lines: readonly string[];

  beforeAll(() => {
    lines = evidenceFile(JOB, keys);
  });

  const verify = (file: readonly string[], trust = keys.trust()): EvidenceReport => {
    const sut = new EvidenceVerifier({ trust });
    for (const [index, line] of file.entries()) sut.line(line, index + 1);
    return sut.end();
  };

  it('finds nothing wrong with a file that is as it was made', () => {
    const report = verify(lines);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      verified: true,
      job: 'job-made',
      cells: { registered: 72, recorded: 72 },
      log: { entries: 74, seals: 1 },
      results: { signed: 72, closed: 0, imported: 0 },
      outcomes: { typed_again: 72, other_version: 0, not_from_text: 0 },
      verdict: { recomputed: true },
    });
  });

  it('verifies a file whose answers were erased, and says what it could not compute again', () => {
    const report = verify(evidenceFile({ ...JOB, erased: true }, keys));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      verified: true,
      cells: { registered: 72, recorded: 72 },
      log: { entries: 75 },
      outcomes: { typed_again: 0 },
      erased: { at: '2026-11-30T10:05:00.000Z', answers: 72, failures: 0 },
      verdict: { recomputed: true },
    });
  });

  it.each([
    [
      'the first line says that they are erased, and the log does not',
      { says: true, logs: false },
      'erasure_unlogged',
    ],
    ['neither does', { says: false, logs: false }, 'answer_missing'],
    [
      'the log says that they are erased, and the first line does not',
      { says: false, logs: true },
      'answer_missing',
    ],
  ] as const)('finds answers that are not there where %s', (_, { says, logs }, kind) => {
    const told = { requested_at: '2026-11-30T10:05:00.000Z', erased_at: null };
    const file = evidenceFile({ ...JOB, erased: logs }, keys).map((text) => {
      const line = JSON.parse(text);
      if (line.type === 'header') return JSON.stringify({ ...line, erasure: says ? told : null });
      if (line.row == null) return text;
      return JSON.stringify({ ...line, row: { ...line.row, response: null } });
    });
    const { verified, faults, erased } = verify(file);
    expect(verified).toBe(false);
    expect(faults.map((fault) => fault.kind)).toContain(kind);
    expect(erased.answers).toBe(says ? 72 : 0);
  });

  it('finds an answer that was changed before the others were erased', () => {
    const file = evidenceFile({ ...JOB, erased: true }, keys);
    const at = file.findIndex((line) => line.includes('"type":"execution"'));
    const line = JSON.parse(file[at] ?? '');
    const changed = JSON.stringify({ ...line, row: { ...line.row, response: 'Another one.' } });
    const { faults } = verify(file.with(at, changed));
    expect(faults.map(({ kind }) => kind)).toContain('answer_changed');
  });

  it('does not believe a key that the trust list has for another', () => {
    const other = SigningKey.generate();
    const replaced = {
      ...trusted(other, 'executor', 'eu-west'),
      kid: keys.executor('eu-west').kid,
    };
    const { verified, faults } = verify(lines, keys.trust(replaced));
    expect(verified).toBe(false);
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['result_signature']));
    expect(new Set(faults.map(({ cell }) => cell?.region))).toEqual(new Set(['eu-west']));
  });

  it.each([
    ['2026-11-30T09:00:00.000Z', ['result_key']],
    ['2026-11-30T11:00:00.000Z', []],
  ] as const)('believes a key that was revoked at %s up to then', (revoked_at, found) => {
    const key = trusted(keys.executor('us-east'), 'executor', 'us-east');
    const { faults } = verify(lines, keys.trust({ ...key, status: 'revoked', revoked_at }));
    expect([...new Set(faults.map(({ kind }) => kind))]).toEqual(found);
  });

  it('lets no key speak for another role', () => {
    const swapped = trusted(keys.recorder, 'gateway', null);
    const { faults } = verify(lines, keys.trust(swapped));
    expect(faults).toMatchObject([
      { kind: 'seal_signature', message: expect.stringContaining('may not speak for this') },
    ]);
  });

  it('finds a log that was turned back, by a seal that is known', () => {
    const [known] = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'seal');
    const anchored = (size: number, root = known.seal.root) => {
      const sut = new EvidenceVerifier({
        trust: keys.trust(),
        anchors: [{ job: 'job-made', size, root }],
      });
      for (const [index, line] of lines.entries()) sut.line(line, index + 1);
      return sut.end().faults;
    };
    expect(anchored(74)).toEqual([]);
    expect(anchored(75)).toMatchObject([
      { kind: 'rolled_back', message: 'a seal of 75 entries is known, the file has 74' },
    ]);
    expect(anchored(74, '0'.repeat(64))).toMatchObject([{ kind: 'rolled_back' }]);
    expect(anchored(10)).toMatchObject([{ kind: 'rolled_back' }]);
  });

  it('takes a file whose lines end otherwise', () => {
    expect(verify(lines.map((line) => `${line}\r`)).faults).toEqual([]);
  });

  it.each<readonly [string, (file: string[]) => readonly string[], RegExp]>([
    ['nothing', () => [], /no evidence export/],
    ['another JSON', () => ['{"a":1}'], /line 1 says no type/],
    ['no JSON', () => ['job_id,region'], /no evidence export/],
    ['no object', () => ['[]'], /line 1 is no JSON object/],
    ['a table of executions', () => ['{"type":"execution"}'], /unknown type/],
    ['a log without its header', (file) => file.slice(1), /no evidence export/],
    [
      'a broken line in the middle',
      (file) => [...file.slice(0, 9), '{"type"', ...file.slice(9)],
      /line 10 is not JSON/,
    ],
    [
      'a header of another version',
      ([first = '']) => [first.replace('"version":1', '"version":2')],
      /line 1: version/,
    ],
    [
      'a line of too many values',
      ([first = '']) => [first, `{"type":"entry","a":[${'0,'.repeat(30_000)}0]}`],
      /line 2 has more than 20000 values/,
    ],
    [
      'a line of too many levels',
      ([first = '']) => [first, `{"type":"seal","a":${'['.repeat(100)}`],
      /line 2 has more than .* levels/,
    ],
    [
      'a field of another kind',
      (file) => edited(file, 'seal', ({ seal }) => void (seal.size = '9')),
      /line 9: seal.size/,
    ],
    [
      'more cells than are looked at',
      (file) =>
        edited(
          file,
          'registration',
          ({ registration }) => void (registration.specification.repeats = 1e9),
        ),
      /36000000000 cells/,
    ],
    [
      'no registration',
      (file) => file.filter((line) => !line.startsWith('{"type":"registration"')),
      /no specification/,
    ],
  ])('refuses %s as no evidence, naming the line', (_what, change, message) => {
    expect(() => verify(change([...lines]))).toThrow(EvidenceFileError);
    expect(() => verify(change([...lines]))).toThrow(message);
  });

  it('reaches no prototype by the names of a file', () => {
    const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
    const file = lines.map((line) => line.replace('{', hostile));
    const { verified } = verify(
      file.map((line) => line.replace('"system_prompts":{', '"system_prompts":{"__proto__":null,')),
    );
    expect(verified).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))(
    'finds that %s, and where',
    (_name, { change, finds }) => {
      const file = new EvidenceLines(lines);
      const { line, cell } = change(file);
      const { verified, faults } = verify(file.all);
      expect(verified).toBe(false);
      const kinds = new Set(faults.map(({ kind }) => kind));
      expect([...kinds]).toEqual(expect.arrayContaining([...finds]));
      const named = faults.map((fault) => (line === undefined ? fault.cell : fault.line));
      if (line !== undefined || cell !== undefined) expect(named).toContainEqual(line ?? cell);
    },
  );
});

function edited(
  lines: readonly string[],
  type: string,
  change: Parameters<EvidenceLines['edit']>[1],
): readonly string[] {
  const file = new EvidenceLines(lines);
  file.edit(file.ofType(type), change);
  return file.all;
}
