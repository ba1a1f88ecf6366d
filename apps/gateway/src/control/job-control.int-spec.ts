import type { Bus } from '@beacon/bus';
import {
  cancelConfirmed,
  cancelJob,
  cancelSubject,
  closeCells,
  closingSubject,
  eventSubject,
  progressSubject,
  streams,
  taskSubject,
} from '@beacon/contracts';
import { OutboxMessage, runStatement } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { CancelledJobView, PauseView, EndedJobView } from './control.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const STARTED = new Date('2026-11-20T10:00:00.000Z');

let sut: Harness;
let bus: Bus;
beforeAll(async () => {
  sut = await Harness.start();
  bus = sut.bus;
});
afterAll(async () => {
  await sut.stop();
});

const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  (await sut.post(JOBS, smallJob(change))).body.id;
const running = async (): Promise<string> => {
  const id = await submit();
  const deadlineAt = new Date(Date.now() + 600_000);
  await sut.setJob(id, { status: 'running', startedAt: STARTED, deadlineAt });
  return id;
};
const control = async (id: string, verb: string, body: unknown = {}, headers = {}) =>
  sut.post(`${JOBS}/${id}/${verb}`, body, headers);
/** A header's text in UTF-8, which `fetch` takes byte by byte. */
const asSent = (text: string): string => Buffer.from(text).toString('latin1');
const auditOf = async (id: string) =>
  sut.rows(
    "select actor, action, reason, details from audit_log where job_id = $1 and action <> 'job.submit' order by id",
    [id],
  );
const lastOn = async (stream: string, subject: string) => {
  let message = null;
  await until(async () => {
    message = await bus.manager.streams.getMessage(stream, { last_by_subj: subject });
    return message !== null;
  }, `${subject} has a message`);
  return message as unknown as { data: Uint8Array; json(): Record<string, unknown> };
};
const queueTask = async (jobId: string): Promise<void> => {
  const cell = 'a'.repeat(26);
  const address = { region: 'us-east', model: LLAMA, jobId, cell, round: 1 };
  await bus.client.publish(taskSubject(address), 'task');
};
const tasksLeft = async (): Promise<number> =>
  (await bus.manager.streams.info(streams.tasks('us-east'))).state.messages;
/** As planners keep the state of an executor. */
const executorLives = async (executorId: string) =>
  sut.rows(
    `insert into executors (executor_id, region, node, in_hand, started_at, last_seen_at)
     values ($1, 'us-east', 'n', '{}', now(), now())`,
    [executorId],
  );
/** The first message of a core subject, decoded. */
const listen = (subject: string) => {
  const subscription = bus.connection.subscribe(subject, { max: 1 });
  const first = (async () => {
    for await (const message of subscription) return message.data;
    throw new Error(`${subject} is silent`);
  })();
  return { first };
};

describe('cancelling a job', () => {
  it('ends it, and answers as the original did', async () => {
    const id = await running();
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, outcome: 'answered' });
    const { status, body } = await control(id, 'cancel');
    expect(status).toBe(200);
    expect(await conforming(CancelledJobView, body)).toMatchObject({
      ok: true,
      job_id: id,
      previous_status: 'running',
      new_status: 'cancelled',
      context_cancelled: true,
      executions_cancelled: 7,
    });
    const job = await sut.job(id);
    expect(job).toMatchObject({ status: 'cancelled', tasksPurgedAt: null, pausedAt: null });
    expect(job.completedAt?.toISOString()).toBe(body.cancelled_at);
  });

  it('orders the recorder to close what is missing, and tells the event', async () => {
    const id = await running();
    await control(id, 'cancel');
    const order = await lastOn(streams.closings, closingSubject(id));
    expect(closeCells.decode(order.data)).toMatchObject({
      jobId: id,
      region: null,
      cell: null,
      status: 'cancelled',
      code: 'cancelled',
    });
    const event = await lastOn(streams.events, eventSubject('job.cancelled', id));
    expect(event.json()).toMatchObject({
      type: 'beacon.job.cancelled.v1',
      data: { job_id: id, previous_status: 'running', executions_cancelled: 8 },
    });
  });

  it('removes queued tasks and tells executors, up to the moment of the change', async () => {
    const id = await running();
    await bus.manager.streams.purge(streams.tasks('us-east'));
    await queueTask(id);
    const told = listen(cancelSubject(id));
    const hinted = listen(progressSubject(id));
    await bus.connection.flush();
    const { body } = await control(id, 'cancel');
    expect(await tasksLeft()).toBe(0);
    const said = cancelJob.decode(await told.first);
    expect(said.jobId).toBe(id);
    // What a pass planned that had looked before the commit is called off, too.
    expect(Date.parse(said.before)).toBeGreaterThanOrEqual(Date.parse(body.cancelled_at));
    await hinted.first;
  });

  it('answers when every executor that lives has confirmed, and not before', async () => {
    const id = await running();
    await executorLives('one');
    await executorLives('two');
    const asked: (() => void)[] = [];
    for (const executorId of ['one', 'two']) {
      bus.connection.subscribe(cancelSubject(id), {
        callback: (_error, message) => {
          asked.push(() => message.respond(cancelConfirmed.encode({ executorId })));
        },
      });
    }
    await bus.connection.flush();
    let isAnswered = false;
    const answer = control(id, 'cancel').finally(() => (isAnswered = true));
    await until(() => asked.length === 2, 'both are asked');
    asked[0]?.();
    await bus.connection.flush();
    expect(isAnswered).toBe(false);
    asked[1]?.();
    expect((await answer).body).toMatchObject({ unconfirmed_executors: [] });
    expect((await control(await running(), 'pause')).body).toMatchObject({
      unconfirmed_executors: ['one', 'two'],
    });
    await sut.rows('delete from executors');
  });

  it('says that a job has ended already, and changes nothing', async () => {
    const id = await running();
    await control(id, 'cancel');
    const first = await sut.job(id);
    const again = await control(id, 'cancel');
    expect(again.status).toBe(200);
    expect(await conforming(EndedJobView, again.body)).toEqual({
      ok: true,
      message: 'job already in terminal state',
      job_id: id,
      status: 'cancelled',
    });
    expect((await sut.job(id)).completedAt).toEqual(first.completedAt);
    expect(await auditOf(id)).toHaveLength(1);
    const done = await submit();
    await sut.finish(done, 'answered');
    expect((await control(done, 'cancel')).body).toMatchObject({ ok: true, status: 'completed' });
  });

  it('cancels once, however many ask at once', async () => {
    const id = await running();
    const answers = await Promise.all(Array.from({ length: 8 }, () => control(id, 'cancel')));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    expect(answers.filter(({ body }) => body.new_status === 'cancelled')).toHaveLength(1);
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('cancels a job that is still queued', async () => {
    const id = await submit();
    expect((await control(id, 'cancel')).body).toMatchObject({
      previous_status: 'queued',
      executions_cancelled: 8,
    });
  });

  it('keeps who did it and why', async () => {
    const id = await running();
    const headers = { 'X-Beacon-Actor': asSent('Zoë') };
    await control(id, 'cancel', { reason: ' wrong questions ' }, headers);
    expect(await auditOf(id)).toEqual([
      expect.objectContaining({
        actor: 'Zoë',
        action: 'job.cancel',
        reason: 'wrong questions',
        details: expect.objectContaining({ executions_cancelled: 8 }),
      }),
    ]);
    const listed = await sut.get(`${JOBS}/${id}/audit`);
    expect(listed.body.audit[0]).toMatchObject({ actor: 'Zoë', action: 'job.cancel' });
    expect(listed.body.audit[0].address).toMatch(/127\.0\.0\.1|::1/);
    expect(listed.body.audit[0].request_id).toMatch(/./);
  });

  it('needs no body, and takes an empty one of any kind', async () => {
    const bare = await sut.request(`${JOBS}/${await running()}/cancel`, { method: 'POST' });
    expect(bare.status).toBe(200);
    const id = await running();
    const headers = { 'content-type': 'application/json' };
    const empty = await sut.request(`${JOBS}/${id}/cancel`, { method: 'POST', headers });
    expect([empty.status, empty.body.new_status]).toEqual([200, 'cancelled']);
    expect(await auditOf(id)).toEqual([
      expect.objectContaining({ actor: 'anonymous', reason: null }),
    ]);
  });

  it.each<[string, unknown, string, string | null]>([
    ['an unknown field', { reasons: 'x' }, 'unknown_field', 'reasons'],
    ['a number for a reason', { reason: 7 }, 'invalid_value', 'reason'],
    ['a reason that is too long', { reason: 'x'.repeat(1_001) }, 'invalid_value', 'reason'],
    ['a NUL in the reason', { reason: 'a\0b' }, 'invalid_value', 'reason'],
    ['a list', [], 'wrong_type', null],
  ])('refuses %s', async (_name, body, code, field) => {
    const id = await running();
    const answer = await control(id, 'cancel', body);
    expect([answer.status, answer.body.error_code, answer.body.field]).toEqual([400, code, field]);
    expect((await sut.job(id)).status).toBe('running');
  });

  it.each([
    ['a\u0000b', 'reason holds a NUL character'],
    ['a\uDC00b', 'reason holds half of a surrogate pair'],
  ])('says what is wrong with the reason %j', async (reason, message) => {
    const { status, body } = await control(await running(), 'pause', { reason });
    expect([status, body.message]).toEqual([400, message]);
  });

  it.each([
    ['an unknown id', 'nope'],
    ['a NUL', 'a%00b'],
    ['an id that is too long', 'x'.repeat(200)],
  ])('answers 404 for %s', async (_name, id) => {
    for (const verb of ['cancel', 'pause', 'resume', 'retry', 'extend']) {
      const { status, body } = await control(id, verb);
      expect([status, body.error]).toEqual([404, 'job not found']);
    }
  });

  it.each([
    ['is empty', ''],
    ['has 201 characters', 'x'.repeat(201)],
    ['holds a character that cannot be printed: U+0009', 'a\tb'],
    ['holds a character that cannot be printed: U+202E', asSent('a\u202Eb')],
    ['is not UTF-8', 'Zo\xEB'],
  ])('refuses an actor that %s, and changes nothing', async (problem, actor) => {
    const id = await running();
    const { status, body } = await control(id, 'cancel', {}, { 'X-Beacon-Actor': actor });
    expect([status, body.error_code, body.field]).toEqual([400, 'invalid_actor', 'X-Beacon-Actor']);
    expect(body.message).toContain(`X-Beacon-Actor ${problem}`);
    expect(body.details[0].allowed).toBe('1..200 printable characters in UTF-8');
    expect((await sut.job(id)).status).toBe('running');
    expect(await auditOf(id)).toEqual([]);
  });

  it('is accepted while the broker is away, and reaches it later', async () => {
    const id = await running();
    await sut.nats.kill();
    const { status, body } = await control(id, 'cancel');
    expect([status, body.new_status]).toEqual([200, 'cancelled']);
    await sut.nats.restart();
    await lastOn(streams.closings, closingSubject(id));
    await lastOn(streams.events, eventSubject('job.cancelled', id));
  });

  it('is done in spite of a planner that holds a lane and wants the job', async () => {
    const id = await submit();
    await sut.finish(id, 'error');
    await sut.rows(`update job_lanes set closing_code = 'deadline_exceeded' where job_id = $1`, [
      id,
    ]);
    let asked: Promise<Answer> | undefined;
    const planner = sut.orm.em.fork().transactional(async (em) => {
      await runStatement(em, 'update job_lanes set planned = planned where job_id = $1', [id]);
      asked = control(id, 'retry');
      // The change has the job now, and waits for the lanes.
      await until(() => sut.isBlocked(), 'the change waits for the planner');
      await runStatement(em, 'update jobs set reconcile_asked_at = now() where id = $1', [id]);
    });
    // PostgreSQL ends one of the two: the planner tries again with its next pass, the change at once.
    await planner.catch(() => undefined);
    const answer = await asked;
    expect([answer?.status, answer?.body.retried]).toEqual([202, 8]);
  });
});

describe('pausing a job', () => {
  it('stops its clock and its work, once', async () => {
    const id = await running();
    await bus.manager.streams.purge(streams.tasks('us-east'));
    await queueTask(id);
    const told = listen(cancelSubject(id));
    await bus.connection.flush();
    const { status, body } = await control(id, 'pause', { reason: 'lunch' });
    expect(status).toBe(200);
    expect(await conforming(PauseView, body)).toMatchObject({ status: 'running', changed: true });
    expect(await tasksLeft()).toBe(0);
    const { before } = cancelJob.decode(await told.first);
    expect(Date.parse(before)).toBeGreaterThanOrEqual(Date.parse(body.paused_at));
    const again = await control(id, 'pause');
    expect(again.body).toEqual({ ...body, changed: false });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['job.pause']);
    await lastOn(streams.events, eventSubject('job.paused', id));
  });

  it('adds the time that it stood to the deadline', async () => {
    const id = await running();
    await control(id, 'pause');
    const deadlineAt = new Date('2026-12-01T00:00:00.000Z');
    const pausedAt = new Date(Date.now() - 3_600_000);
    await sut.setJob(id, { deadlineAt, pausedAt, tasksPurgedAt: new Date() });
    const { body } = await control(id, 'resume');
    expect(body).toMatchObject({ changed: true, paused_at: null });
    const moved = Date.parse(body.deadline_at) - deadlineAt.getTime();
    expect(moved).toBeGreaterThanOrEqual(3_600_000);
    expect(moved).toBeLessThan(3_660_000);
    const job = await sut.job(id);
    expect(job).toMatchObject({ pausedAt: null, tasksPurgedAt: null });
    expect(job.reconcileAskedAt).toBeInstanceOf(Date);
    expect((await control(id, 'resume')).body).toEqual({ ...body, changed: false });
    await lastOn(streams.events, eventSubject('job.resumed', id));
  });

  it('loses no time of a job that was paused before it was started', async () => {
    const id = await submit();
    await control(id, 'pause');
    const startedAt = new Date(Date.now() - 1_000);
    const deadlineAt = new Date(startedAt.getTime() + 600_000);
    const pausedAt = new Date(startedAt.getTime() - 3_600_000);
    await sut.setJob(id, { status: 'running', startedAt, deadlineAt, pausedAt });
    const { body } = await control(id, 'resume');
    const moved = Date.parse(body.deadline_at) - deadlineAt.getTime();
    expect(moved).toBeGreaterThanOrEqual(1_000);
    expect(moved).toBeLessThan(60_000);
  });

  it.each(['pause', 'resume'])('does not %s a job that has ended', async (verb) => {
    const id = await submit();
    await sut.finish(id, 'answered');
    const { status, body } = await control(id, verb);
    expect([status, body.error_code]).toEqual([409, 'job_ended']);
  });

  it('is over when the job is cancelled', async () => {
    const id = await running();
    await control(id, 'pause');
    await control(id, 'cancel');
    expect((await sut.job(id)).pausedAt).toBeNull();
  });
});

it('owes the broker nothing in the end', async () => {
  await until(async () => {
    return (await sut.orm.em.fork().count(OutboxMessage, {})) === 0;
  }, 'the outbox is empty');
});

describe('a job whose row somebody holds', () => {
  it('is answered 503 with when to ask again, for no request may wait for ever, and is changed afterwards', async () => {
    const id = await running();
    const operator = sut.orm.em.fork();
    await operator.begin();
    await runStatement(operator, 'select 1 from jobs where id = $1 for update', [id]);
    const { status, body, headers } = await control(id, 'pause');
    await operator.rollback();
    expect([status, body.error_code, headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ]);
    expect(body.message).toMatch(/somebody else holds/);
    expect((await control(id, 'pause')).status).toBe(200);
  });
});
