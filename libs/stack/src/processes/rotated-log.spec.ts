import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RotatedLog } from './rotated-log.js';

describe(RotatedLog, () => {
  let folder: string;
  const linesOf = (file: string): string[] =>
    readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-log-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes each line with its time, for its owner alone', () => {
    const sut = new RotatedLog(join(folder, 'logs'), 'planner');
    sut.write('first');
    sut.close();
    sut.write('second');
    expect(linesOf('logs/planner.log')).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z first$/),
      expect.stringMatching(/Z second$/),
    ]);
    expect(statSync(join(folder, 'logs/planner.log')).mode & 0o077).toBe(0);
    sut.close();
  });

  it('puts full files aside and keeps so many of them', () => {
    const sut = new RotatedLog(folder, 'nats', { bytes: 60, kept: 2 });
    for (let line = 0; line < 20; line += 1) sut.write(`line ${line}`);
    sut.close();
    expect(readdirSync(folder).toSorted()).toEqual(['nats.log', 'nats.log.1', 'nats.log.2']);
    const all = ['nats.log.2', 'nats.log.1', 'nats.log'].flatMap(linesOf);
    expect(all.at(-1)).toContain('line 19');
    expect(all.length).toBeLessThan(10);
  });

  it('loses a line that cannot be written, and goes on', () => {
    const sut = new RotatedLog(join(folder, 'logs'), 'planner');
    rmSync(join(folder, 'logs'), { recursive: true });
    expect(() => sut.write('lost')).not.toThrow();
  });
});
