import { describe, expect, it } from '@jest/globals';
import { Seldom } from './seldom.js';

describe(Seldom, () => {
  it('lets one line of a kind pass, and others of other kinds', () => {
    const seldom = new Seldom();
    const passed: string[] = [];
    for (const kind of ['a', 'a', 'b', 'a']) seldom.pass(kind, () => passed.push(kind));
    expect(passed).toEqual(['a', 'b']);
  });

  it('counts what it has kept back when the next may pass', () => {
    const always = new Seldom(0);
    const kept: number[] = [];
    always.pass('a', (count) => kept.push(count));
    always.pass('a', (count) => kept.push(count));
    expect(kept).toEqual([0, 0]);
    let now = 0;
    const seldom = new Seldom(10, () => now);
    for (let at = 0; at < 25; at += 5) {
      now = at;
      seldom.pass('a', (count) => kept.push(count));
    }
    expect(kept).toEqual([0, 0, 0, 1, 1]);
  });

  it('forgets kinds rather than keep them all', () => {
    const seldom = new Seldom();
    let passed = 0;
    for (let kind = 0; kind < 1_000; kind += 1) seldom.pass(String(kind), () => (passed += 1));
    expect(passed).toBe(1_000);
    seldom.pass('0', () => (passed += 1));
    expect(passed).toBe(1_001);
  });
});
