import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countCells, lanesOf } from '@beacon/domain';
import { insertSeries, queueSeriesRun } from '@beacon/persistence';
import type { NewSeries } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { Harness, specOf } from '../harness-spec.js';
import { SeriesRunner } from './series-runner.js';

const spec = specOf({ questionCount: 3, repeats: 1, order: { seed: 7 } });
const DAILY = {
  name: 'daily',
  specJson: Buffer.from(JSON.stringify(spec)),
  systemPrompts: { 'us-east': null, 'eu-west': null },
  lanes: lanesOf(spec),
  cells: countCells(spec),
  cron: '0 9 * * *',
  timeZone: 'UTC',
  missed: 'run_once',
  overlap: 'skip',
  maxRuns: null,
  endsAt: null,
  alpha: 0.05,
  webhook: null,
  project: 'default',
} as const;

const MINUTE_MS = 60_000;
const ago = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE_MS);

describe('the planner starts the runs of series', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(async () => harness.stop());
  beforeEach(async () => {
    await harness.clear();
    await harness.execute('truncate series, series_runs, audit_log');
  });

  const runner = (): SeriesRunner => new SeriesRunner(harness.orm.em.fork(), SignedWork.off());

  const make = async (id: string, more: Partial<NewSeries> = {}): Promise<void> => {
    const series = { ...DAILY, id, nextDueAt: ago(0.1), ...more };
    expect(await insertSeries(harness.orm.em.fork(), series)).toBe(true);
  };
  const jobs = async () =>
    harness.execute<{ id: string; status: string; spec: unknown; cells: string }>(
      'select id, status, spec, cells from jobs order by created_at',
    );
  const endJob = async (id: string): Promise<void> => {
    await harness.execute(`update jobs set status = 'completed' where id = '${id}'`);
  };
  const stateOf = async (id: string) => {
    const [row] = await harness.execute<Record<string, unknown>>(
      `select status, runs, skipped_missed, skipped_overlap, end_reason, next_due_at > now() as waits,
         queued_due_at is not null as queued from series where id = '${id}'`,
    );
    return row;
  };

  it('makes a run an ordinary job, with lanes, command and event', async () => {
    await make('s');
    expect(await runner().run()).toBe(1);
    const [job] = await jobs();
    expect(job).toMatchObject({ id: 's-run-1', status: 'queued', spec, cells: '6' });
    const lanes = await harness.execute('select * from job_lanes');
    expect(lanes).toHaveLength(2);
    const owed = await harness.execute<{ subject: string }>('select subject from outbox');
    expect(owed.map(({ subject }) => subject).toSorted()).toEqual([
      'beacon.events.job.submitted.s-run-1',
      'beacon.events.series.run_started.s-run-1',
      'beacon.jobs.submit.s-run-1',
    ]);
    expect(await stateOf('s')).toMatchObject({ status: 'active', runs: 1, waits: true });
  });

  it('does nothing before the moment, and nothing twice for it', async () => {
    await make('s', { nextDueAt: new Date(Date.now() + MINUTE_MS) });
    expect(await runner().run()).toBe(0);
    await make('t');
    expect([await runner().run(), await runner().run()]).toEqual([1, 0]);
    expect((await jobs()).map(({ id }) => id)).toEqual(['t-run-1']);
  });

  it('starts each run once, however many planners there are', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `s${index}`);
    for (const id of ids) await make(id);
    const started = await Promise.all([1, 2, 3, 4].map(() => runner().run()));
    expect(started.reduce((sum, one) => sum + one, 0)).toBe(12);
    expect((await jobs()).map(({ id }) => id).toSorted()).toEqual(
      ids.map((id) => `${id}-run-1`).toSorted(),
    );
  });

  it('starts nothing where a planner died in between, and the next one does', async () => {
    await make('s');
    const em = harness.orm.em.fork();
    await em.begin();
    await new SeriesRunner(em, SignedWork.off()).run();
    await em.rollback();
    expect(await jobs()).toEqual([]);
    expect(await runner().run()).toBe(1);
  });

  it('makes up for missed runs by one, or leaves them out', async () => {
    const missed = ago(60 * 24 * 4);
    await make('once', { nextDueAt: missed });
    await make('never', { nextDueAt: missed, missed: 'skip', cron: '0 0 * * *' });
    await runner().run();
    expect((await jobs()).map(({ id }) => id)).toContain('once-run-1');
    const { skipped_missed: skipped } = (await stateOf('once')) ?? {};
    expect(Number(skipped)).toBeGreaterThanOrEqual(3);
    expect(await stateOf('never')).toMatchObject({ waits: true });
  });

  it('leaves a run out while the one before goes on', async () => {
    await make('s');
    await runner().run();
    await harness.execute(
      'update series set next_due_at = clock_timestamp() - make_interval(secs => 1)',
    );
    expect(await runner().run()).toBe(0);
    expect(await stateOf('s')).toMatchObject({ runs: 1, skipped_overlap: 1, waits: true });
    await endJob('s-run-1');
    await harness.execute(
      'update series set next_due_at = clock_timestamp() - make_interval(secs => 1)',
    );
    expect(await runner().run()).toBe(1);
  });

  it('lets a run wait for the one before where that was said', async () => {
    await make('s', { overlap: 'queue' });
    await runner().run();
    await harness.execute(
      'update series set next_due_at = clock_timestamp() - make_interval(secs => 1)',
    );
    expect(await runner().run()).toBe(0);
    expect(await stateOf('s')).toMatchObject({ queued: true, skipped_overlap: 0 });
    await endJob('s-run-1');
    expect(await runner().run()).toBe(1);
    expect((await jobs()).map(({ id }) => id)).toEqual(['s-run-1', 's-run-2']);
    expect(await stateOf('s')).toMatchObject({ queued: false, runs: 2 });
  });

  it('starts what was asked for while the series is paused', async () => {
    await make('s');
    await harness.execute(`update series set status = 'paused', next_due_at = null`);
    expect(await runner().run()).toBe(0);
    await queueSeriesRun(harness.orm.em.fork(), 's');
    expect(await runner().run()).toBe(1);
    expect(await stateOf('s')).toMatchObject({ status: 'paused', runs: 1, waits: null });
  });

  it('ends a series with the last of its runs', async () => {
    await make('s', { maxRuns: 1 });
    await runner().run();
    expect(await stateOf('s')).toMatchObject({ status: 'ended', end_reason: 'max_runs', runs: 1 });
    const actions = await harness.execute<{ action: string }>(
      'select action from audit_log order by id',
    );
    expect(actions.map(({ action }) => action)).toEqual(['series.run', 'series.end']);
  });

  it('takes no job for its own that another has made, and goes on', async () => {
    await harness.insertJob('s-run-1');
    await make('s');
    await runner().run();
    const [run] = await harness.execute<Record<string, unknown>>('select * from series_runs');
    expect(run).toMatchObject({ number: 1, job_id: null, failure: 'id_taken' });
    await harness.execute(
      'update series set next_due_at = clock_timestamp() - make_interval(secs => 1)',
    );
    await runner().run();
    expect((await jobs()).map(({ id }) => id)).toEqual(['s-run-1', 's-run-2']);
  });
});
