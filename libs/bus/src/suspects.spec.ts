import { Gate } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { Suspects } from './suspects.js';

describe(Suspects, () => {
  it('runs one work at a time, chosen from all that wait', async () => {
    const sut = new Suspects(() => 0.99);
    const gate = new Gate();
    const started: string[] = [];
    const running = ['a', 'b', 'c'].map((name) =>
      sut.alone(async () => {
        started.push(name);
        await gate.opened;
        return name;
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual(['c']);
    gate.open();
    expect(await Promise.all(running)).toEqual(['a', 'b', 'c']);
    expect(started).toEqual(['c', 'b', 'a']);
  });

  it('goes on after a work that fails', async () => {
    const sut = new Suspects(() => 0);
    const failing = sut.alone(async () => Promise.reject(new Error('killed')));
    const next = sut.alone(async () => 'next');
    await expect(failing).rejects.toThrow('killed');
    expect(await next).toBe('next');
    expect(await sut.alone(async () => 'later')).toBe('later');
  });
});
