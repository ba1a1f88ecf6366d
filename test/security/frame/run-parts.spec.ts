import { describe, expect, it } from '@jest/globals';
import type { PartContext, PartResult, SecurityPart } from './part.js';
import { runParts } from './run-parts.js';
import { tryOut } from './row.js';

const context: PartContext = { isShort: true, tell: () => undefined, onLine: undefined };

const part = (name: string, run: SecurityPart['run']): SecurityPart => ({ name, about: '', run });

const results = async (...parts: SecurityPart[]): Promise<readonly PartResult[]> =>
  runParts(parts, context, () => undefined);

describe(runParts, () => {
  it('goes on after a part that broke, which counts as failed', async () => {
    const row = await tryOut({
      identity: 'a',
      operation: 'b',
      expected: '1',
      run: async () => 1,
      isAsExpected: (found) => found === 1,
    });
    const [broken, whole] = await results(
      part('broken', async () => Promise.reject(new Error('no broker'))),
      part('whole', async () => [row]),
    );
    expect(broken?.rows).toMatchObject([{ happened: 'no broker', isAsExpected: false }]);
    expect(whole?.rows).toEqual([
      { identity: 'a', operation: 'b', expected: '1', happened: '1', isAsExpected: true },
    ]);
  });

  it('takes a part without rows for a failed one', async () => {
    const [empty] = await results(part('empty', async () => []));
    expect(empty?.rows).toMatchObject([{ isAsExpected: false }]);
  });
});

describe(tryOut, () => {
  it('never takes an error for what was expected', async () => {
    const row = await tryOut({
      identity: 'a',
      operation: 'b',
      expected: 'anything',
      run: async () => Promise.reject(new Error('gone')),
      isAsExpected: () => true,
    });
    expect(row).toMatchObject({ happened: 'could not be tried: gone', isAsExpected: false });
  });
});
