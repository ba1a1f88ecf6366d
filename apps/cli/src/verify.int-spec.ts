import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceLines } from '@beacon/testing';
import { BeaconProgram } from './spec/beacon-spec.js';
import { writeEvidence } from './spec/made-evidence-spec.js';

/** The command itself, on the evidence of a made job. */
describe('beacon verify', () => {
  let folder: string;
  let sut: BeaconProgram;
  let lines: readonly string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-verify-'));
    sut = new BeaconProgram(folder);
    lines = writeEvidence(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const verify = async (...more: readonly string[]) =>
    sut.run(['verify', 'evidence.jsonl', '--trust', 'trust.json', ...more]);
  const changed = (change: (file: EvidenceLines) => void): void => {
    const file = new EvidenceLines(lines);
    change(file);
    writeFileSync(join(folder, 'changed.jsonl'), `${file.all.join('\n')}\n`);
  };

  it('says what it has checked, and what it cannot show', async () => {
    const { status, stdout, stderr } = await verify();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^evidence\.jsonl: verified$/m);
    expect(stdout).toMatch(/^Cells +24 of 24 that were registered$/m);
    expect(stdout).toMatch(/^Results +24 signed by the key of their region$/m);
    expect(stdout).toMatch(/^What this does not show:$/m);
  });

  it('has stable fields for programs', async () => {
    const { status, stdout } = await verify('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'evidence.jsonl',
      verified: true,
      job: 'job-made',
      cells: { registered: 24, recorded: 24 },
      verdict: { recomputed: true },
      fault_counts: {},
      faults: [],
    });
  });

  it('names every fault with its line and its cell, and ends with 1', async () => {
    changed((file) =>
      file.edit(file.answered(), (line) => void (line.row.response = 'Nothing.\u001B[2J')),
    );
    const { status, stdout } = await sut.run(['verify', 'changed.jsonl', '--trust', 'trust.json']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^changed\.jsonl: NOT verified, [\d]+ faults$/m);
    expect(stdout).toMatch(/^answer_changed: an answer is not the one that was signed$/m);
    expect(stdout).toMatch(/^ {2}line \d+, us-east llama3\.2-1b question_0 repeat 1: its answer/m);
    expect(stdout).not.toContain('\u001B');
  });

  it('shows nothing of a hostile file to the terminal but its characters', async () => {
    changed((file) =>
      file.edit(file.answered(), (line) => void (line.entry.region = '\u001B]0;owned\u0007')),
    );
    const { status, stdout } = await sut.run(['verify', 'changed.jsonl', '--trust', 'trust.json']);
    expect(status).toBe(1);
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toContain('owned');
  });

  it('finds a log that was turned back by a seal that was kept elsewhere', async () => {
    const seal = lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'seal');
    writeFileSync(join(folder, 'seal.json'), JSON.stringify(seal));
    expect((await verify('--anchor', 'seal.json')).status).toBe(0);
    seal.seal.size += 1;
    writeFileSync(join(folder, 'seal.json'), JSON.stringify(seal));
    const { status, stdout } = await verify('--anchor', 'seal.json');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^rolled_back: /m);
  });

  it('reads the file from standard input', async () => {
    const input = readFileSync(join(folder, 'evidence.jsonl'), 'utf8');
    const { status, stdout } = await sut.run(['verify', '-', '--trust', 'trust.json'], input);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^-: verified$/m);
  });

  it.each([
    ['no evidence', '{"a":1}', /^changed\.jsonl: line 1 says no type\.$/m],
    ['nothing', '', /^changed\.jsonl: it is no evidence export/m],
    ['a table', 'job_id,region', /^changed\.jsonl: it is no evidence export/m],
  ])('ends with 2 for %s', async (_what, content, message) => {
    writeFileSync(join(folder, 'changed.jsonl'), content);
    const { status, stderr } = await sut.run(['verify', 'changed.jsonl', '--trust', 'trust.json']);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
