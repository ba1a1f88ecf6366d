import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { byTime, LogReader, logNames } from './log-reader.js';

describe(LogReader, () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const texts = (lines: readonly { readonly text: string }[]): string[] =>
    lines.map(({ text }) => text);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-logs-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads the last lines, and those of the file put aside where the current one has fewer', async () => {
    await writeFile(file('planner.log.1'), 'a\nb\nc\n');
    await writeFile(file('planner.log'), 'd\ne\n');
    const sut = new LogReader(folder, 'planner');
    expect(texts(await sut.last(1))).toEqual(['e']);
    expect(texts(await sut.last(4))).toEqual(['b', 'c', 'd', 'e']);
    expect(texts(await sut.last(99))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await sut.last(0)).toEqual([]);
  });

  it('reads what is added, whole lines only, and over a rotation', async () => {
    await writeFile(file('nats.log'), 'old\n');
    const sut = new LogReader(folder, 'nats');
    await sut.last(10);
    expect(await sut.next()).toEqual([]);
    await appendFile(file('nats.log'), 'one\ntw');
    expect(texts(await sut.next())).toEqual(['one']);
    await appendFile(file('nats.log'), 'o\n');
    expect(texts(await sut.next())).toEqual(['two']);
    await rename(file('nats.log'), file('nats.log.1'));
    expect(await sut.next()).toEqual([]);
    await writeFile(file('nats.log'), 'three\n');
    expect(texts(await sut.next())).toEqual(['three']);
  });

  it('reads a log of any size within a bound', async () => {
    await writeFile(file('planner.log'), `${'x'.repeat(99)}\n`.repeat(50_000));
    const lines = await new LogReader(folder, 'planner').last(1_000_000);
    expect(lines.length).toBeGreaterThan(10_000);
    expect(lines.length).toBeLessThan(11_000);
  });

  it('names the services that have logs, and orders their lines by time', async () => {
    for (const name of ['planner.log', 'nats.log', 'nats.log.1', 'supervisor.err'])
      await writeFile(file(name), '');
    expect(await logNames(folder)).toEqual(['nats', 'planner']);
    expect(await logNames(file('nowhere'))).toEqual([]);
    const line = (service: string, second: number): { service: string; text: string } => ({
      service,
      text: `2026-11-30T00:00:0${second}.000Z from ${service}`,
    });
    const lines = [line('a', 1), line('a', 3), line('b', 2)];
    expect(byTime(lines).map(({ service }) => service)).toEqual(['a', 'b', 'a']);
  });
});
