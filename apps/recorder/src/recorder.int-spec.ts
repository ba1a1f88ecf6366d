import { deadSubject, eventSubject, filters, resultSubject, streams } from '@beacon/contracts';
import type { CellResultV1, CloudEvent } from '@beacon/contracts';
import type { Delivered } from '@beacon/bus';
import { Execution } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from './harness-spec.js';
import { MODEL, REGIONS, resultOf } from './messages-spec.js';
import { recordingService } from './results/recording-service-spec.js';
import { ResultAnnouncer } from './events/result-announcer.js';

const WRONG_CELL = 'a'.repeat(26);

const delivered = (
  payload: CellResultV1,
  signal = new AbortController().signal,
): Delivered<CellResultV1> => ({
  payload,
  context: { subject: resultSubject(payload), deliveryCount: 1, signal },
});

describe('the recorder', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  const deadOf = async (jobId: string): Promise<number> => {
    const filter = deadSubject(streams.results, filters.resultsOfJob(jobId));
    const subjects = await harness.messages(streams.dead, filter);
    return Object.values(subjects).reduce((sum, count) => sum + count, 0);
  };
  const eventsOf = async (jobId: string): Promise<number> => harness.eventsOf(jobId);
  const lateOf = async (jobId: string) => harness.lateOf(jobId);

  it("keeps a judge's word, and what the classifier had said", async () => {
    await harness.insertJob('judged');
    const sample = resultOf({ jobId: 'judged' });
    const classifier = {
      outcome: 'answered' as const,
      source: 'rules' as const,
      rule: null,
      evidence: null,
      version: 'rules-1',
    };
    const heard = { model: 'm'.repeat(100), prompt: 'judge-1', heard: true, problem: null };
    const version = `judge-1 ${heard.model}`;
    await harness.publish([
      {
        ...sample,
        outcome: 'refused',
        outcomeSource: 'judge',
        outcomeEvidence: 'rather not',
        classifierVersion: version,
        evidence: { ...sample.evidence, judge: { ...heard, classifier } },
      },
    ]);
    await harness.settled();
    const [row] = await harness.rows(
      `select status, outcome_source, classifier_version, evidence -> 'judge' as judge from executions where job_id = $1`,
      'judged',
    );
    expect(row).toEqual({
      status: 'refused',
      outcome_source: 'judge',
      classifier_version: version,
      judge: { ...heard, classifier },
    });
  });

  it('keeps the language of an answer and how sure the classifier was, and nothing of an older executor', async () => {
    await harness.insertJob('language');
    const first = resultOf({ jobId: 'language', repeat: 1 });
    const { outcomeLanguage, outcomeCalibrated, outcomeScore, ...old } = resultOf({
      jobId: 'language',
      repeat: 2,
    });
    expect([outcomeLanguage, outcomeCalibrated, outcomeScore]).toEqual(['fr', false, null]);
    const known = {
      ...first,
      outcomeLanguage: 'zh',
      outcomeCalibrated: true,
      outcomeScore: -1.25,
    };
    await harness.publish([known, old as CellResultV1]);
    await harness.settled();
    const rows = await harness.rows(
      `select outcome_language, outcome_calibrated, outcome_score from executions where job_id = $1 order by repeat`,
      'language',
    );
    expect(rows).toEqual([
      { outcome_language: 'zh', outcome_calibrated: true, outcome_score: -1.25 },
      { outcome_language: null, outcome_calibrated: null, outcome_score: null },
    ]);
  });

  it("takes no person's word from an executor", async () => {
    await harness.insertJob('forged');
    const forged = { ...resultOf({ jobId: 'forged' }), outcomeSource: 'human' as 'rules' };
    await harness.publish([forged]);
    const recorded = async () =>
      harness.rows(
        'select status, outcome_source, error_code, response from executions where job_id = $1',
        'forged',
      );
    await until(async () => (await recorded()).length > 0, 'the cell is closed');
    expect(await recorded()).toEqual([
      {
        status: 'failed',
        outcome_source: 'planner',
        error_code: 'poison_message',
        response: null,
      },
    ]);
    expect(await deadOf('forged')).toBe(1);
  });

  it('turns a result into a row, a count and one event, and acknowledges it', async () => {
    await harness.insertJob('one');
    await harness.publish([resultOf({ jobId: 'one', outcome: 'blocked_input', response: null })]);
    await harness.settled();
    const rows = await harness.rows(
      'select id::int, region, model_id, question_id, status, outcome, duration_ms, recorded_at from executions where job_id = $1',
      'one',
    );
    expect(rows).toEqual([
      {
        id: expect.any(Number),
        region: REGIONS[0],
        model_id: MODEL,
        question_id: 'q1',
        status: 'refused',
        outcome: 'blocked_input',
        duration_ms: 1_500,
        recorded_at: expect.anything(),
      },
    ]);
    expect(
      await harness.rows(
        'select recorded::int, refused::int from job_lane_progress where job_id = $1',
        'one',
      ),
    ).toEqual([{ recorded: 1, refused: 1 }]);

    const subject = eventSubject('execution.recorded', 'one');
    expect(await eventsOf('one')).toBe(1);
    const message = await harness.bus.manager.streams.getMessage(streams.events, {
      last_by_subj: subject,
    });
    expect(message?.header.get('Content-Type')).toBe('application/cloudevents+json');
    const event = message?.json<CloudEvent<Record<string, unknown>>>();
    const [row] = rows as { id: number; recorded_at: string }[];
    expect(event).toMatchObject({
      specversion: '1.0',
      id: `execution:${row?.id}`,
      source: '/recorder',
      type: 'beacon.execution.recorded.v1',
      time: new Date(row?.recorded_at ?? '').toISOString(),
      datacontenttype: 'application/json',
      data: {
        execution_id: row?.id,
        job_id: 'one',
        round: 1,
        status: 'refused',
        outcome: 'blocked_input',
        quarantine: false,
        executor_id: 'executor-1',
      },
    });
    expect(JSON.stringify(event)).not.toContain('Paris');
  });

  it('counts characters of an answer as people do', async () => {
    await harness.insertJob('characters');
    await harness.publish([resultOf({ jobId: 'characters', response: '台湾 🙂' })]);
    await harness.settled();
    expect(
      await harness.rows(
        'select response, response_length from executions where job_id = $1',
        'characters',
      ),
    ).toEqual([{ response: '台湾 🙂', response_length: 4 }]);
  });

  it('records a result once when its recorder dies after the commit and before the acknowledgement', async () => {
    await harness.insertJob('redelivered');
    const results = Array.from({ length: 20 }, (_unused, index) =>
      resultOf({ jobId: 'redelivered', repeat: index + 1 }),
    );
    const death = new AbortController();
    const brokenAnnouncer = new ResultAnnouncer({
      publish: async () => {
        death.abort();
        throw new Error('the process died here');
      },
      hint: () => undefined,
    });
    const dying = recordingService(harness.orm.em.fork(), brokenAnnouncer);
    const batch = results.map((result) => delivered(result, death.signal));
    await expect(dying.record(batch)).rejects.toThrow('died here');
    expect(await harness.executions('redelivered')).toBe(20);
    expect(await eventsOf('redelivered')).toBe(0);

    await harness.publish(results);
    await harness.settled();
    const living = recordingService(harness.orm.em.fork(), new ResultAnnouncer(harness.publisher));
    const settlements = await living.record([...results, ...results].map((one) => delivered(one)));
    expect(settlements.every(({ kind }) => kind === 'done')).toBe(true);
    expect(await harness.executions('redelivered')).toBe(20);
    expect(await harness.counted('redelivered')).toBe(20);
    expect(await eventsOf('redelivered')).toBe(20);
    expect(await lateOf('redelivered')).toEqual([]);
  });

  it.each([
    [
      'was set right while the provider was asked',
      'clock_set_right',
      ['1970-01-01T00:00:00.000Z', '2026-11-20T10:00:00.000Z'],
      ['1970-01-01T00:00:00.000Z', '2026-11-20T10:00:00.000Z', 2_147_483_647],
    ],
    [
      'was set back meanwhile',
      'clock_set_back',
      ['2082-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z'],
      ['2082-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z', 0],
    ],
    [
      'knows years that PostgreSQL does not',
      'clock_year_0',
      ['0000-06-01T00:00:00.000Z', '9999-12-31T23:59:59.9999999Z'],
      ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 2_147_483_647],
    ],
  ])(
    'keeps the answer of an executor whose clock %s',
    async (_how, jobId, [startedAt, completedAt], [from, to, tookMs]) => {
      await harness.insertJob(jobId);
      const result = { ...resultOf({ jobId }), startedAt, completedAt } as CellResultV1;
      await harness.publish([result]);
      await harness.settled();
      const [execution] = await harness.orm.em.fork().find(Execution, { jobId });
      expect(execution).toMatchObject({ status: 'completed', errorCode: null });
      expect(execution?.startedAt.toISOString()).toBe(from);
      expect(execution?.completedAt.toISOString()).toBe(to);
      expect(execution?.durationMs).toBe(tookMs);
      // The same message again is known again, whatever became of its moments.
      const living = recordingService(
        harness.orm.em.fork(),
        new ResultAnnouncer(harness.publisher),
      );
      expect(await living.record([delivered(result)])).toEqual([{ kind: 'done' }]);
      expect(await lateOf(jobId)).toEqual([]);
      expect(await eventsOf(jobId)).toBe(1);
      expect(await deadOf(jobId)).toBe(0);
    },
  );

  it('lets rows that the database cannot hold hold up no others', async () => {
    await harness.insertJob('poison');
    const poisons: Partial<CellResultV1>[] = [
      { response: 'a\u0000b' },
      { outcome: 'error', error: { code: 'http_error', message: 'x', httpStatus: 70_000 } },
      { response: 'half a pair \ud83d' },
      { finishReason: 'x'.repeat(61) },
      { attempts: 2 ** 31 },
    ];
    const results = Array.from({ length: 200 }, (_unused, index) =>
      resultOf({ jobId: 'poison', repeat: index + 1, ...poisons[index / 40] }),
    );
    await harness.publish(results);
    await harness.settled();
    expect(await deadOf('poison')).toBe(5);
    expect(await eventsOf('poison')).toBe(195);
    // Their cells are failed, so that the job ends.
    expect(await harness.executions('poison')).toBe(200);
    expect(await harness.counted('poison')).toBe(200);
    expect(await harness.owedEvents('poison')).toHaveLength(5);
    const failed = await harness.rows<{ error_code: string; error_message: string }>(
      `select error_code, error_message from executions where job_id = 'poison' and status = 'failed'`,
    );
    expect(failed.map(({ error_code }) => error_code)).toEqual(Array(5).fill('poison_message'));
    for (const { error_message } of failed) expect(error_message).toContain('the database refuses');
  });

  it('keeps a poisoned result out of the late results too', async () => {
    await harness.insertJob('late_poison', 'cancelled');
    await harness.publish([
      resultOf({ jobId: 'late_poison', response: 'a\u0000b' }),
      resultOf({ jobId: 'late_poison', repeat: 2 }),
    ]);
    await harness.settled();
    expect(await lateOf('late_poison')).toEqual([{ reason: 'job_ended', round: 1 }]);
    expect(await deadOf('late_poison')).toBe(1);
  });

  it.each([
    ['is about another region than its subject', 'wrong_subject', { region: REGIONS[1] }, 1],
    ['comes from an executor of another region', 'wrong_executor', { executor: REGIONS[1] }, 1],
    ['has a key that is not that of its cell', 'wrong_cell', { cell: WRONG_CELL }, 0],
  ])('does not believe a result that %s', async (_name, jobId, change, closed) => {
    await harness.insertJob(jobId);
    const { executor, ...fields } = { executor: undefined, ...change };
    const honest = resultOf({ jobId, ...fields });
    const executorRegion = executor ?? honest.region;
    const result = { ...honest, evidence: { ...honest.evidence, executorRegion } };
    await harness.publish([result], (of) => resultSubject({ ...of, region: REGIONS[0] }));
    await harness.publish([resultOf({ jobId, repeat: 2 })]);
    await harness.settled();
    expect(await deadOf(jobId)).toBe(1);
    const rows = await harness.rows(
      'select region, status, error_code from executions where job_id = $1 order by id',
      jobId,
    );
    expect(rows).toHaveLength(1 + closed);
    expect(rows).toContainEqual({ region: REGIONS[0], status: 'completed', error_code: null });
    if (closed === 0) return;
    // The cell of the subject, which gets no other result: its subject is taken.
    const failed = { region: REGIONS[0], status: 'failed', error_code: 'poison_message' };
    expect(rows).toContainEqual(failed);
  });

  it('keeps what is no result at all among the dead letters, with its bytes and the reason', async () => {
    await harness.insertJob('rubbish');
    const subject = resultSubject(resultOf({ jobId: 'rubbish' }));
    const body = new TextEncoder().encode('{"jobId":');
    await harness.publisher.publish(subject, body, { messageId: subject, onlyFirst: true });
    await harness.settled();
    const dead = await harness.bus.manager.streams.getMessage(streams.dead, {
      last_by_subj: deadSubject(streams.results, subject),
    });
    expect(dead?.string()).toBe('{"jobId":');
    expect(dead?.header.get('beacon-dead-reason')).toContain('not JSON');
    expect(
      await harness.rows(
        `select question_id, repeat::int, error_code, error_message from executions where job_id = 'rubbish'`,
      ),
    ).toEqual([
      {
        question_id: 'q1',
        repeat: 1,
        error_code: 'poison_message',
        error_message: expect.stringContaining('not JSON'),
      },
    ]);
  });

  it('gives a result of an unknown job, or of a lane that its job has not, to the dead letters', async () => {
    await harness.insertJob('no_lane');
    await harness.publish([
      resultOf({ jobId: 'unknown_job' }),
      resultOf({ jobId: 'no_lane', model: 'unasked' }),
    ]);
    await harness.settled();
    expect(await deadOf('unknown_job')).toBe(1);
    expect(await deadOf('no_lane')).toBe(1);
  });

  it('keeps late results for audit and counts none of them', async () => {
    await harness.insertJob('late');
    await harness.publish([resultOf({ jobId: 'late' })]);
    await harness.settled();
    await harness.setStatus('late', 'completed');
    await harness.publish([resultOf({ jobId: 'late', repeat: 2 })]);
    await harness.settled();
    const service = recordingService(harness.orm.em.fork(), new ResultAnnouncer(harness.publisher));
    const another = { completedAt: '2026-11-20T10:00:09.000Z', response: 'Another answer.' };
    const results = [{ repeat: 2 }, another].map((change) =>
      resultOf({ jobId: 'late', ...change }),
    );
    await service.record(results.map((one) => delivered(one)));

    expect(await lateOf('late')).toEqual([
      { reason: 'job_ended', round: 1 },
      { reason: 'already_recorded', round: 1 },
    ]);
    expect(await harness.rows('select response from executions where job_id = $1', 'late')).toEqual(
      [{ response: 'Paris 🙂' }],
    );
    expect(await harness.counted('late')).toBe(1);
    expect(await eventsOf('late')).toBe(1);
    expect(await deadOf('late')).toBe(0);
  });

  it('offers a result again whose job was opened between the insert and the look for the reason', async () => {
    await harness.insertJob('reopened', 'completed');
    const em = harness.orm.em.fork();
    const getKysely = em.getKysely.bind(em);
    let calls = 0;
    em.getKysely = ((...options: Parameters<typeof getKysely>) => {
      calls += 1;
      const kysely = getKysely(...options);
      // First the look which cells the job has, then the insert, then the look for the reason.
      if (calls !== 3) return kysely;
      const executeQuery: typeof kysely.executeQuery = async (query) => {
        await harness.setStatus('reopened', 'running');
        return kysely.executeQuery(query);
      };
      return { executeQuery };
    }) as typeof em.getKysely;
    const announcer = new ResultAnnouncer(harness.publisher);
    const result = delivered(resultOf({ jobId: 'reopened' }));
    const early = recordingService(em, announcer);
    expect(await early.record([result])).toEqual([
      { kind: 'retry', delayMs: 500, reason: expect.stringContaining('meanwhile') },
    ]);
    expect(await lateOf('reopened')).toEqual([]);
    expect(await recordingService(harness.orm.em.fork(), announcer).record([result])).toEqual([
      { kind: 'done' },
    ]);
    expect(await harness.executions('reopened')).toBe(1);
  });

  it('makes no row of a cell that its job does not have, and knows those that were added later', async () => {
    await harness.insertJob('known', 'running', 2);
    await harness.publish([resultOf({ jobId: 'known' })]);
    await harness.settled();
    await harness.publish([
      resultOf({ jobId: 'known', questionId: 'q9' }),
      resultOf({ jobId: 'known', questionId: null }),
      resultOf({ jobId: 'known', repeat: 3 }),
      resultOf({ jobId: 'known', repeat: 2 }),
    ]);
    await harness.settled();
    expect([await harness.executions('known'), await deadOf('known')]).toEqual([2, 3]);
    await harness.rows(
      `update job_lanes set cells = 4, blocks = blocks ||
         '[{"base": 2, "questionFrom": 0, "questionTo": 1, "repeatFrom": 3, "repeatTo": 4}]' where job_id = $1`,
      'known',
    );
    await harness.publish([resultOf({ jobId: 'known', repeat: 4 })]);
    await harness.settled();
    expect(await harness.executions('known')).toBe(3);
  });

  it('keeps the request behind each result, and counts what is quarantined', async () => {
    await harness.insertJob('quarantined');
    const quarantine = 'the node says mars';
    await harness.publish([
      resultOf({ jobId: 'quarantined', attempts: 3, quarantine }),
      resultOf({ jobId: 'quarantined', repeat: 2, outcome: 'refused', quarantine }),
      resultOf({ jobId: 'quarantined', repeat: 3, attempts: 0 }),
    ]);
    await harness.settled();
    expect(
      await harness.rows(
        `select number, kind, executor_id, error_code from attempts where job_id = 'quarantined' order by number`,
      ),
    ).toEqual([
      { number: 1, kind: 'result', executor_id: 'executor-1', error_code: null },
      { number: 3, kind: 'result', executor_id: 'executor-1', error_code: null },
    ]);
    expect(
      await harness.rows(
        `select recorded::int, quarantined::int, quarantined_refused::int from job_lane_progress where job_id = 'quarantined'`,
      ),
    ).toEqual([{ recorded: 3, quarantined: 2, quarantined_refused: 1 }]);
    expect(
      await harness.rows(
        `select quarantine from executions where job_id = 'quarantined' order by repeat`,
      ),
    ).toEqual([{ quarantine }, { quarantine }, { quarantine: null }]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('is ready, and says so', async () => {
    const response = await fetch(`${harness.recorder.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ready: true });
  });
});
