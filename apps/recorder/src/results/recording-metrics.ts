import type { Delivered } from '@beacon/bus';
import type { CellResultV1 } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import type { BatchRecording, RecordedExecution } from '@beacon/persistence';
import { Injectable } from '@nestjs/common';

const MS_PER_SECOND = 1_000;

type Batch = readonly Delivered<CellResultV1>[];

/** Measures what is recorded, how much at once, and how late. */
@Injectable()
export class RecordingMetrics {
  constructor(private readonly metrics: Metrics = new Metrics('recorder')) {}

  /** Executions whose transaction is committed; what had been recorded before is not counted again. */
  executions(recorded: readonly RecordedExecution[]): void {
    for (const { row, isRepeat } of recorded) {
      if (isRepeat === true) continue;
      const { outcome, region, model_id: model } = row;
      this.metrics.count('beacon_executions_total', { outcome, region, model });
    }
  }

  /** A batch whose rows are committed. */
  committed(
    batch: Batch,
    { recorded, refused, again }: BatchRecording,
    refusedBefore: number,
  ): void {
    this.executions(recorded);
    const repeated = recorded.filter(({ isRepeat }) => isRepeat === true).length;
    const kept = recorded.length + refused.size + again.length + refusedBefore;
    this.#results('recorded', recorded.length - repeated);
    this.#results('repeated', repeated);
    this.#results('refused', refused.size + refusedBefore);
    this.#results('again', again.length);
    this.#results('late', batch.length - kept);
    this.metrics.observe('beacon_recorder_batch_results', {}, batch.length);
    this.metrics.observe('beacon_recorder_lag_seconds', {}, lagOf(batch));
  }

  /** A batch whose events the broker has. */
  announced(batch: Batch): void {
    this.metrics.observe('beacon_event_lag_seconds', {}, lagOf(batch));
  }

  #results(fate: 'recorded' | 'repeated' | 'refused' | 'again' | 'late', count: number): void {
    this.metrics.count('beacon_recorder_results_total', { fate }, Math.max(0, count));
  }
}

/** Of the oldest result of a batch, in seconds, by the clocks of the broker and of this process. */
function lagOf(batch: Batch): number {
  const now = Date.now();
  const oldest = batch.reduce((at, { context }) => Math.min(at, context.storedAt ?? now), now);
  return (now - oldest) / MS_PER_SECOND;
}
