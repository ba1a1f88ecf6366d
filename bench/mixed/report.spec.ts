import { describe, expect, it } from '@jest/globals';
import { mixedReport, problemsOf } from './report.js';
import type { MixedFigures } from './report.js';

const GOOD: MixedFigures = {
  minutes: 1,
  mixedMs: 60_000,
  wholeMs: 70_000,
  small: { alone: [100, 110, 120], mixed: [290, 300, 360], notCompleted: 0 },
  largeCells: 30_000,
  hostileCells: 40,
  hostileCalls: 90,
  routes: new Map([['GET /jobs/:id', [5, 6, 7]]]),
  pushedBack: { busy: new Map([['GET /jobs busy', 2]]), retried: 2 },
  load: { alone: 1.5, mixed: 3.5 },
  faults: { count: 0, first: [] },
  processes: { gateway: { peakMiB: 200, loopMaxMs: 40, cpuSeconds: 12, notReady: 0 } },
  deaths: [],
  recount: [],
};

describe(problemsOf, () => {
  it('has nothing against a run in which small jobs took at most three times as long', () => {
    expect(problemsOf(GOOD)).toEqual([]);
  });

  it.each<[string, Partial<MixedFigures>, string]>([
    ['p50', { small: { ...GOOD.small, mixed: [100, 350, 360] } }, 'times as long as alone at p50'],
    ['p95', { small: { ...GOOD.small, mixed: [100, 200, 400] } }, 'times as long as alone at p95'],
    // A run without a small job has shown nothing.
    ['no small job', { small: { ...GOOD.small, mixed: [] } }, 'took NaN times'],
    ['a job that failed', { small: { ...GOOD.small, notCompleted: 1 } }, '1 small jobs ended'],
    ['a death', { deaths: ['executor-us-east ended'] }, 'executor-us-east ended'],
    ['a wrong count', { recount: ['job large has 3 cells, 2 executions'] }, 'job large has'],
    ['a broken answer', { faults: { count: 1, first: ['GET /jobs: 500'] } }, '1 requests'],
  ])('fails a run for %s', (_, change, told) => {
    expect(problemsOf({ ...GOOD, ...change }).join('\n')).toContain(told);
  });
});

describe(mixedReport, () => {
  it('shows latencies by route and the worst of each process', () => {
    const report = mixedReport(GOOD);
    expect(report).toContain('small jobs mixed against alone: p50 x 2.73, p95 x 3 (at most 3)');
    expect(report).toMatch(/^GET \/jobs\/:id +3 +6 +7 +7$/m);
    expect(report).toMatch(/^gateway +200 +40 +12 +0$/m);
  });
});
