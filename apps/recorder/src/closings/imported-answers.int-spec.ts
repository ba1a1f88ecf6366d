import { cellKey } from '@beacon/domain';
import { stageAnswers } from '@beacon/persistence';
import { executionRow } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from './closing.service.js';
import { Harness } from '../harness-spec.js';
import { MODEL, REGIONS, closingOf } from '../messages-spec.js';
import { ResultAnnouncer } from '../events/result-announcer.js';

const REPEATS = 250;
const IMPORTED = { code: 'not_imported', message: 'no answer to it was imported' } as const;

describe('imported answers', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  const service = (): ClosingService =>
    new ClosingService(harness.orm.em.fork(), new ResultAnnouncer(harness.publisher));
  const rowsOf = (jobId: string, repeats: number) =>
    REGIONS.flatMap((region) =>
      Array.from({ length: repeats }, (_unused, index) =>
        executionRow({
          job_id: jobId,
          region,
          model_id: MODEL,
          question_id: 'q1',
          repeat: index + 1,
          cell: cellKey({ model: MODEL, questionId: 'q1', repeat: index + 1 }),
          provider: 'imported',
          executor_id: 'imported',
          attempts: 0,
        }),
      ),
    );
  const stage = async (jobId: string, repeats: number): Promise<void> => {
    const rowsJson = new TextEncoder().encode(JSON.stringify(rowsOf(jobId, repeats)));
    await stageAnswers(harness.orm.em.fork(), jobId, { position: 0, rowsJson });
  };
  const waiting = async (jobId: string) =>
    (await harness.rows(`select 1 from imported_answers where job_id = $1`, jobId)).length;
  const counts = async (jobId: string) =>
    harness.rows(
      `select region, provider, error_code, count(*)::int as n from executions where job_id = $1
       group by 1, 2, 3 order by 1, 2, 3`,
      jobId,
    );

  it('are recorded before the cells without one become failures, each with its event', async () => {
    await harness.insertJob('imported', 'running', REPEATS);
    await harness.markClosing('imported');
    await stage('imported', REPEATS - 1);
    await harness.order(closingOf({ jobId: 'imported', ...IMPORTED }));
    await harness.settled();
    expect(await counts('imported')).toEqual(
      [...REGIONS].toSorted().flatMap((region) => [
        { region, provider: 'imported', error_code: null, n: REPEATS - 1 },
        { region, provider: 'none', error_code: 'not_imported', n: 1 },
      ]),
    );
    expect(await waiting('imported')).toBe(0);
    expect(await harness.owedEvents('imported')).toHaveLength(REPEATS * REGIONS.length);
    expect(await harness.rows(`select 1 from attempts where job_id = 'imported'`)).toEqual([]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('are recorded once by recorders that carry out one order at the same time, and none of their cells fails', async () => {
    await harness.insertJob('raced', 'running', REPEATS);
    await harness.markClosing('raced');
    await stage('raced', REPEATS);
    const order = closingOf({ jobId: 'raced', ...IMPORTED });
    const never = new AbortController().signal;
    await Promise.all([service().close(order, never), service().close(order, never)]);
    expect(await counts('raced')).toEqual(
      [...REGIONS].toSorted().map((region) => ({
        region,
        provider: 'imported',
        error_code: null,
        n: REPEATS,
      })),
    );
    expect(await harness.miscounted()).toEqual([]);
  });

  it('of a region go with the order of that region', async () => {
    await harness.insertJob('regional', 'running', 2);
    await harness.markClosing('regional');
    await stage('regional', 1);
    await harness.order(closingOf({ jobId: 'regional', region: REGIONS[0], ...IMPORTED }));
    await harness.settled();
    expect(await waiting('regional')).toBe(1);
    expect(await counts('regional')).toHaveLength(2);
  });

  it('of a cancelled job are dropped', async () => {
    await harness.insertJob('dropped', 'cancelled', 2);
    await stage('dropped', 2);
    await harness.order(
      closingOf({ jobId: 'dropped', status: 'cancelled', code: 'cancelled', message: 'by a user' }),
    );
    await harness.settled();
    expect(await waiting('dropped')).toBe(0);
    expect(await counts('dropped')).toEqual(
      [...REGIONS].toSorted().map((region) => ({
        region,
        provider: 'none',
        error_code: 'cancelled',
        n: 2,
      })),
    );
  });
});
