import type { Schema } from '@beacon/client';
import { useEffect, useState } from 'react';
import { useIsCurrent } from '../live/live-context.ts';
import { ratesOf, withSample } from './rates.ts';
import type { Sample } from './rates.ts';

type Job = Schema<'JobView'>;

const TICK_MS = 1_000;

/** The key of a lane among rates. */
export function laneKey({ region, model_id: model }: { region: string; model_id: string }): string {
  return JSON.stringify([region, model]);
}

/** Executions a second of each lane over the last seconds; empty when the job does not run, or while its counts are old. */
export function useRates(job: Job, isRunning: boolean): ReadonlyMap<string, number> {
  const isCurrent = useIsCurrent();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const [now, setNow] = useState(Date.now);
  const [seen, setSeen] = useState<Job | null>(null);
  // While rendering, as React recommends for what follows from something that changed.
  if (seen !== job) {
    setSeen(job);
    const recorded = new Map(job.lanes.map((lane) => [laneKey(lane), lane.recorded]));
    setSamples((before) => withSample(before, { at: Date.now(), recorded }));
  }
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning && isCurrent ? ratesOf(samples, now) : new Map();
}
