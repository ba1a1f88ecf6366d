import type { Delivered } from '@beacon/bus';
import type { CellResultV1 } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import type { ExecutionRow, RecordedExecution } from '@beacon/persistence';
import { describe, expect, it } from '@jest/globals';
import { RecordingMetrics } from './recording-metrics.js';

const row = (outcome: string): ExecutionRow =>
  ({ outcome, region: 'us-east', model_id: 'a' }) as unknown as ExecutionRow;
const recorded = (outcome: string, isRepeat?: boolean): RecordedExecution => ({
  id: 1,
  recordedAt: new Date(),
  row: row(outcome),
  ...(isRepeat === undefined ? {} : { isRepeat }),
});
const batchOf = (...storedAt: readonly number[]): Delivered<CellResultV1>[] =>
  storedAt.map((at) => ({ context: { storedAt: at } }) as unknown as Delivered<CellResultV1>);

async function valuesOf(metrics: Metrics, name: string): Promise<string[]> {
  const lines = (await metrics.text()).split('\n');
  return lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
}

describe(RecordingMetrics, () => {
  it('counts an execution when it is recorded, and not when its result comes again', async () => {
    const metrics = new Metrics('recorder');
    new RecordingMetrics(metrics).executions([
      recorded('answered'),
      recorded('answered', true),
      recorded('error'),
    ]);
    expect(await valuesOf(metrics, 'beacon_executions_total')).toEqual([
      '{outcome="answered",region="us-east",model="a"} 1',
      '{outcome="error",region="us-east",model="a"} 1',
    ]);
  });

  it('says of each result of a batch what became of it', async () => {
    const metrics = new Metrics('recorder');
    const recording = {
      recorded: [recorded('answered'), recorded('answered', true)],
      refused: new Map([[row('answered'), 'no such question']]),
      again: [row('answered')],
    };
    const batch = batchOf(...Array.from({ length: 7 }, () => Date.now()));
    new RecordingMetrics(metrics).committed(batch, recording, 2);
    expect(await valuesOf(metrics, 'beacon_recorder_results_total')).toEqual([
      '{fate="recorded"} 1',
      '{fate="repeated"} 1',
      '{fate="late"} 1',
      '{fate="refused"} 3',
      '{fate="again"} 1',
    ]);
    expect(await valuesOf(metrics, 'beacon_recorder_batch_results_sum')).toEqual([' 7']);
  });

  it('measures the lag of a batch from its oldest result', async () => {
    const metrics = new Metrics('recorder');
    const sut = new RecordingMetrics(metrics);
    sut.announced(batchOf(Date.now(), Date.now() - 40_000));
    expect(await valuesOf(metrics, 'beacon_event_lag_seconds_bucket{le="30"}')).toEqual([' 0']);
    expect(await valuesOf(metrics, 'beacon_event_lag_seconds_bucket{le="60"}')).toEqual([' 1']);
  });
});
