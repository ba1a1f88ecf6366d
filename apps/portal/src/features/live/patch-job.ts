import type { Schema } from '@beacon/client';
import type { ExecutionEntry, LaneChange } from './events.ts';

type Job = Schema<'JobView'>;
type Lane = Schema<'JobLaneView'>;
type Summary = Schema<'MatrixSummaryView'>;
type Tally = Schema<'ModelTallyView'>;

/** What executions add to the counts of a lane, a region or a job. */
interface Added {
  readonly recorded: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly quarantined: number;
}

/** Executions of later rounds replace others: what they change in counts is known only to who counts. */
export function isFirst({ round }: ExecutionEntry): boolean {
  return round === 1;
}

/** A job with executions counted in: those of first rounds, each of which adds one. */
export function patchJob(job: Job, entries: readonly ExecutionEntry[]): Job {
  const byLane = Map.groupBy(entries.filter(isFirst), laneKey);
  return withLanes(
    job,
    job.lanes.map((lane) => patchLane(lane, byLane.get(laneKey(lane)) ?? [])),
  );
}

/** A job with the counts of its lanes as a matrix has them, which was read later. */
export function withTallies(job: Job, { by_model_region: tallies }: Summary): Job {
  const byLane = new Map(tallies.map((tally) => [laneKey(tally), tally]));
  return withLanes(
    job,
    job.lanes.map((lane) => {
      const tally = byLane.get(laneKey(lane));
      return tally === undefined ? lane : { ...lane, ...plus(tally, NONE) };
    }),
  );
}

const NONE: Added = {
  recorded: 0,
  completed: 0,
  refused: 0,
  failed: 0,
  cancelled: 0,
  quarantined: 0,
};

function withLanes(job: Job, lanes: Lane[]): Job {
  const sum = (count: (lane: Lane) => number): number =>
    lanes.reduce((total, lane) => total + count(lane), 0);
  const recorded = sum((lane) => lane.recorded);
  return {
    ...job,
    lanes,
    counters: {
      ...job.counters,
      planned: Math.max(job.counters.planned, recorded),
      recorded,
      completed: sum((lane) => lane.completed),
      refused: sum((lane) => lane.refused),
      failed: sum((lane) => lane.failed),
      cancelled: sum((lane) => lane.cancelled),
      quarantined: sum((lane) => lane.quarantined),
      pending: job.counters.expected - recorded,
    },
  };
}

/** A job with a lane as it is now; the same object when the job has no such lane. */
export function patchLaneChange(job: Job, change: LaneChange): Job {
  const key = laneKey(change);
  if (!job.lanes.some((lane) => laneKey(lane) === key)) return job;
  return {
    ...job,
    lanes: job.lanes.map((lane) => {
      if (laneKey(lane) !== key) return lane;
      const isOpen = change.to_status === 'open';
      return {
        ...lane,
        lane_limit: change.to_limit,
        lane_status: change.to_status,
        waiting_reason: isOpen ? null : change.reason,
        // Until when is not told: the job is read again for it.
        waiting_until: isOpen ? null : lane.waiting_until,
      };
    }),
  };
}

/** The summary of a matrix with executions counted in. */
export function patchSummary(summary: Summary, entries: readonly ExecutionEntry[]): Summary {
  const firsts = entries.filter(isFirst);
  const byLane = Map.groupBy(firsts, laneKey);
  return {
    ...summary,
    by_model_region: summary.by_model_region.map((tally) =>
      patchTally(tally, byLane.get(laneKey(tally)) ?? []),
    ),
  };
}

function laneKey({ region, model_id: model }: { region: string; model_id: string }): string {
  return `${region} ${model}`;
}

function patchLane(lane: Lane, entries: readonly ExecutionEntry[]): Lane {
  const counted = entries.slice(0, Math.max(0, lane.expected - lane.recorded));
  if (counted.length === 0) return lane;
  const added = countOf(counted);
  const planned = Math.max(lane.planned, lane.recorded + added.recorded);
  const counts = plus(lane, added);
  // How many are handed out is not told: it stays what was read, as long as that can be.
  const in_progress = Math.min(lane.in_progress, lane.expected - counts.recorded);
  return { ...lane, ...counts, planned, in_progress };
}

function patchTally(tally: Tally, entries: readonly ExecutionEntry[]): Tally {
  if (entries.length === 0) return tally;
  const measuredNew = entries.filter(isMeasured);
  const before = tally.recorded - tally.failed - tally.cancelled - tally.quarantined;
  const measured = before + measuredNew.length;
  const share = (
    rate: number | null,
    isEvent: (entry: ExecutionEntry) => boolean,
  ): number | null =>
    measured <= 0 ? null : ((rate ?? 0) * before + measuredNew.filter(isEvent).length) / measured;
  return {
    ...tally,
    ...plus(tally, countOf(entries)),
    refusal_rate: share(tally.refusal_rate, ({ outcome }) => outcome === 'refused'),
    blocked_rate: share(tally.blocked_rate, ({ outcome }) => outcome.startsWith('blocked')),
  };
}

function isMeasured({ status, quarantine }: ExecutionEntry): boolean {
  return status !== 'failed' && status !== 'cancelled' && !quarantine;
}

function countOf(entries: readonly ExecutionEntry[]): Added {
  const of = (status: ExecutionEntry['status']): number =>
    entries.filter((entry) => entry.status === status).length;
  return {
    recorded: entries.length,
    completed: of('completed'),
    refused: of('refused'),
    failed: of('failed'),
    cancelled: of('cancelled'),
    quarantined: entries.filter(({ quarantine }) => quarantine).length,
  };
}

function plus(counts: Added, added: Added): Added {
  return {
    recorded: counts.recorded + added.recorded,
    completed: counts.completed + added.completed,
    refused: counts.refused + added.refused,
    failed: counts.failed + added.failed,
    cancelled: counts.cancelled + added.cancelled,
    quarantined: counts.quarantined + added.quarantined,
  };
}
