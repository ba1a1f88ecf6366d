import { describe, expect, it } from '@jest/globals';
import { cohenH } from './effect-size.js';
import { expectClose } from '../expect-close.fixture.js';

describe(cohenH, () => {
  it('is the difference of arcs', () => {
    expectClose(cohenH(1, 0), Math.PI);
    expectClose(cohenH(0.5, 0.25), Math.PI / 2 - Math.PI / 3, 1e-12);
    expect(cohenH(0.3, 0.3)).toBe(0);
    expect(() => cohenH(1.1, 0)).toThrow('p1');
  });
});
