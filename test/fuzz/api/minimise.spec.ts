import { describe, expect, it } from '@jest/globals';
import { minimised } from './minimise.js';

describe(minimised, () => {
  it('leaves out all that the failure does not need', async () => {
    const body = Buffer.from(JSON.stringify({ a: [1, 2, { bad: true }], b: 'long text', c: {} }));
    const smaller = await minimised(body, async (each) => each.toString().includes('"bad"'));
    expect(JSON.parse(smaller.toString())).toEqual({ a: [{ bad: true }] });
  });

  it('leaves what is no JSON as it is', async () => {
    const body = Buffer.from('{"a":1,"a":2}');
    expect(await minimised(body, async () => true)).toBe(body);
  });
});
