import { describe, expect, it } from '@jest/globals';
import type { HttpReply } from './protocol.js';
import { retryAfterMs } from './retry-after.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const YEAR = 366 * 24 * 60 * 60 * 1000;
const IN_A_MINUTE = 'Tue, 24 Nov 2026 10:01:00 GMT';

describe(retryAfterMs, () => {
  const cases: readonly [HttpReply['headers'], number | null][] = [
    [{}, null],
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 1.5 ' }, 1_500],
    [{ 'retry-after': ['3', '9'] }, 3_000],
    [{ 'retry-after': IN_A_MINUTE }, 60_000],
    [{ 'retry-after': '2026-11-24T10:00:30Z' }, 30_000],
    [{ 'retry-after': 'Tue, 24 Nov 2026 09:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9_000],
    [{ 'retry-after': 'soon 5' }, null],
    [{ 'retry-after': '-1' }, null],
    [{ 'retry-after': '1e9' }, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': '999999999' }, YEAR],
    [{ 'retry-after-ms': '999999999.5' }, 1_000_000_000],
    [{ 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }, YEAR],
  ];

  it.each(cases)('reads %j as %s ms', (headers, expected) => {
    expect(retryAfterMs(headers, NOW)).toBe(expected);
  });

  it("compares a date with the provider's own clock, whatever this machine's says", () => {
    const headers = { 'retry-after': IN_A_MINUTE, date: 'Tue, 24 Nov 2026 10:00:50 GMT' };
    for (const now of ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z']) {
      expect(retryAfterMs(headers, new Date(now))).toBe(10_000);
    }
  });
});
