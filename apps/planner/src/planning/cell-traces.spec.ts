import { withTracing } from '@beacon/observability';
import { TraceCollector } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { specOf } from '../harness-spec.js';
import { CellTraces } from './cell-traces.js';
import type { TracedJob } from './cell-traces.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const LANE = { job_id: 'job-1', region: 'us-east', model_id: 'small' };

const jobOf = (change: Partial<TracedJob> = {}): TracedJob => ({
  id: 'job-1',
  cells: 10_000,
  spec: specOf(),
  traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
  ...change,
});

/** How many of so many cells are begun, of a job; and the spans of them. */
async function begun(job: TracedJob, tracedCells: number, cells: number) {
  const collector = await TraceCollector.start();
  const traced: string[] = [];
  const running = await withTracing('planner', `${collector.url}/v1/traces`, async () => {
    const sut = new CellTraces({ tracedCells });
    for (let index = 0; index < cells; index += 1) {
      const asked = {
        cell: `cell${index}`,
        questionId: 'q',
        repeat: 1,
        round: 1,
        isReplanned: false,
      };
      const trace = sut.begin(job, LANE, asked);
      trace?.span.end();
      if (trace !== null) traced.push(asked.cell);
    }
    return { url: '', stop: async () => undefined };
  });
  await running.stop();
  await collector.stop();
  return { traced, spans: collector.spans };
}

describe(CellTraces, () => {
  it('traces all cells of a small job, each in the trace of the request that submitted it', async () => {
    const { traced, spans } = await begun(jobOf({ cells: 20 }), 20, 20);
    expect(traced).toHaveLength(20);
    expect(spans[0]).toMatchObject({
      name: 'plan cell',
      traceId: TRACE,
      parentSpanId: '00f067aa0ba902b7',
      attributes: { 'beacon.job.id': 'job-1', 'beacon.cell': 'cell0', 'beacon.region': 'us-east' },
    });
  });

  it('traces about as many of a large job as it may, and the same ones whoever plans them', async () => {
    const { traced } = await begun(jobOf(), 100, 10_000);
    expect(traced.length).toBeGreaterThan(50);
    expect(traced.length).toBeLessThan(150);
    expect((await begun(jobOf(), 100, 10_000)).traced).toEqual(traced);
    expect((await begun(jobOf({ id: 'job-2' }), 100, 10_000)).traced).not.toEqual(traced);
  });

  it('traces none where none may be, the request was not traced, or the job judges another', async () => {
    const spec = specOf();
    const judging = { ...spec, judging: { sourceJobId: 'source' } as TracedJob['spec']['judging'] };
    expect((await begun(jobOf(), 0, 100)).traced).toEqual([]);
    expect((await begun(jobOf({ traceparent: null }), 100, 100)).traced).toEqual([]);
    expect((await begun(jobOf({ cells: 10, spec: judging }), 100, 10)).traced).toEqual([]);
  });
});
