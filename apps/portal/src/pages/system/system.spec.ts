import { describe, expect, it } from '@jest/globals';
import { bytesOf, hexLines } from './body-bytes.ts';
import { executorCounts } from './executor-counts.ts';
import { changeWords, closedSpans, laneSpans, timeUnit } from './lane-history.ts';
import { laneOf, readSystemSearch, systemJson } from './search.ts';

const change = (at: number, limits: [number, number], statuses: [string, string]) => ({
  at: new Date(at).toISOString(),
  from_limit: limits[0],
  to_limit: limits[1],
  from_status: statuses[0],
  to_status: statuses[1],
  reason: 'because',
});

describe('the address of the system page', () => {
  it('keeps what can be and drops the rest', () => {
    expect(
      readSystemSearch({ view: 'lanes', lane: 'us-east/org/name', letter: '12' }),
    ).toMatchObject({ view: 'lanes', lane: 'us-east/org/name', letter: '12' });
    expect(readSystemSearch({ view: 'x', lane: 'us-east', letter: '-1', action: 'all' })).toEqual(
      {},
    );
  });

  it('splits a lane at the first stroke', () => {
    expect(laneOf('us-east/org/name')).toEqual({ region: 'us-east', modelId: 'org/name' });
    expect(laneOf('/name')).toBeNull();
  });

  it('names the call of each part', () => {
    expect(systemJson({})).toBe('/api/v1/executors');
    expect(systemJson({ view: 'lanes', lane: 'us-east/org/name' })).toBe(
      '/api/v1/lanes/us-east/org%2Fname',
    );
    expect(systemJson({ view: 'dead-letters', letter: '7' })).toBe('/api/v1/dead-letters/7');
  });
});

describe('the history of a lane', () => {
  const changes = [
    change(300_000, [2, 2], ['paused', 'open']),
    change(200_000, [2, 2], ['open', 'paused']),
    change(100_000, [4, 2], ['open', 'open']),
  ];

  it('is spans without gaps, oldest first, until now', () => {
    const spans = laneSpans(changes, 500_000);
    expect(spans.map(({ limit, status }) => [limit, status])).toEqual([
      [4, 'open'],
      [2, 'open'],
      [2, 'paused'],
      [2, 'open'],
    ]);
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [80_000, 100_000],
      [100_000, 200_000],
      [200_000, 300_000],
      [300_000, 500_000],
    ]);
  });

  it('runs backwards for no clock', () => {
    for (const { from, to } of laneSpans(changes, 250_000)) expect(to).toBeGreaterThanOrEqual(from);
    expect(laneSpans([], 1)).toEqual([]);
  });

  it('joins what was closed for one reason', () => {
    const spans = laneSpans(
      [change(3, [1, 2], ['paused', 'paused']), change(2, [1, 1], ['open', 'paused'])],
      9,
    );
    expect(closedSpans(spans)).toEqual([{ from: 2, to: 9, limit: 1, status: 'paused' }]);
  });

  it('is measured in the largest unit of which there are two', () => {
    const names = [60_000, 3_600_000, 2 * 3_600_000, 86_400_000, 30 * 86_400_000].map(
      (ms) => timeUnit(ms).name,
    );
    expect(names).toEqual(['s', 'min', 'h', 'h', 'd']);
  });

  it('says each change in words', () => {
    expect(changes.map(changeWords)).toEqual(['paused → open', 'open → paused', 'limit 4 → 2']);
    expect(changeWords(change(1, [4, 4], ['open', 'open']))).toBe('as before');
  });
});

describe('original bytes', () => {
  it('are shown as they are, up to so many', () => {
    const bytes = bytesOf(btoa('A\u0000\u00ff~bcdefghijklmnopq'));
    expect(hexLines(bytes, 1_000)).toEqual([
      '00000000  41 00 ff 7e 62 63 64 65 66 67 68 69 6a 6b 6c 6d  A..~bcdefghijklm',
      '00000010  6e 6f 70 71                                      nopq',
    ]);
    expect(hexLines(bytes, 2)).toEqual([`00000000  41 00${' '.repeat(42)}  A.`]);
  });
});

it('counts executors by region and heartbeat', () => {
  const executor = (region: string, alive: boolean) => ({
    executor_id: region,
    region,
    node: 'n',
    pod: null,
    alive,
    last_seen_at: '',
    started_at: '',
    in_hand: {},
  });
  expect([
    ...executorCounts([executor('a', true), executor('b', false), executor('a', false)]),
  ]).toEqual([
    ['a', { alive: 1, silent: 1 }],
    ['b', { alive: 0, silent: 1 }],
  ]);
});
