import { Metrics } from '@beacon/observability';
import type { AttemptOutcome } from '@beacon/providers';
import { Injectable } from '@nestjs/common';
import type { LaneGate } from './lane-gate.js';

/** Counts what an attempt came to. */
export type CountAttempt = (outcome: AttemptOutcome) => void;

const MS_PER_SECOND = 1_000;

/** Measures the calls of this executor's lanes. */
@Injectable()
export class LaneMetrics {
  constructor(private readonly metrics: Metrics) {}

  /** Reads the gates of a region's lanes for every scrape. */
  watch(region: string, gates: ReadonlyMap<string, LaneGate>): void {
    const gauges = [
      'beacon_calls_in_flight',
      'beacon_calls_allowed',
      'beacon_tasks_at_gate',
    ] as const;
    this.metrics.onScrape('lanes', gauges, (set) => {
      for (const [model, gate] of gates) {
        const lane = { region, model };
        set('beacon_calls_in_flight', lane, gate.inFlight);
        set('beacon_calls_allowed', lane, gate.count);
        set('beacon_tasks_at_gate', lane, gate.waiting);
      }
    });
  }

  /** Counts the attempts of a lane and how long they took. */
  attemptsOf(lane: { readonly region: string; readonly model: string }): CountAttempt {
    return (outcome) => {
      const attempt = outcome.kind === 'answered' ? 'answered' : outcome.failure.kind;
      const tookMs = outcome.completedAt.getTime() - outcome.startedAt.getTime();
      this.metrics.count('beacon_attempts_total', { attempt, ...lane });
      this.metrics.observe('beacon_attempt_seconds', lane, tookMs / MS_PER_SECOND);
    };
  }
}
