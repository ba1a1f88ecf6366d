import { eventSubject, streams } from '@beacon/contracts';
import { OUTCOMES, statusOf } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExecutionDetailView } from '../executions/execution.view.js';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { CorrectionView, OutcomeHistoryView } from './outcome.view.js';

const EXECUTIONS = '/api/v1/executions';
const ACTOR = { 'x-beacon-actor': 'ben' };
const WORD = { outcome: 'refused', reason: 'It only names other sources.', author: 'ann' };

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

/** An execution of a job of its own. */
const execution = async (outcome: Outcome = 'evasive', change = {}): Promise<number> => {
  const { body } = await sut.post('/api/v1/jobs', smallJob());
  const place = { jobId: body.id, region: 'us-east', modelId: 'llama3.2-1b' };
  return sut.record({ ...place, questionId: 'math_basic', outcome, ...change });
};
const say = async (id: number | string, body: unknown = WORD, headers = ACTOR) =>
  sut.post(`${EXECUTIONS}/${id}/outcome`, body, headers);
const withdraw = async (id: number | string, body?: unknown) =>
  sut.request(`${EXECUTIONS}/${id}/outcome`, {
    method: 'DELETE',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const detail = async (id: number) =>
  await conforming(ExecutionDetailView, (await sut.get(`${EXECUTIONS}/${id}`)).body);
const history = async (id: number) =>
  await conforming(OutcomeHistoryView, (await sut.get(`${EXECUTIONS}/${id}/outcomes`)).body);
const counters = async (jobId: string) =>
  sut.rows(
    `select sum(completed)::int as completed, sum(refused)::int as refused, sum(recorded)::int as recorded,
       sum(quarantined_refused)::int as quarantined_refused from job_lane_progress where job_id = $1`,
    [jobId],
  );

describe('a manual correction', () => {
  it('takes the place of what the classifier said, with author and reason', async () => {
    const id = await execution();
    const { status, body } = await say(id);
    expect(status).toBe(200);
    expect(await conforming(CorrectionView, body)).toMatchObject({
      execution_id: id,
      changed: true,
      before: { outcome: 'evasive', status: 'completed', outcome_source: 'rules' },
      after: {
        outcome: 'refused',
        status: 'refused',
        outcome_source: 'human',
        classifier_version: 'human',
      },
    });
    const shown = await detail(id);
    expect(shown).toMatchObject({
      outcome: 'refused',
      status: 'refused',
      outcome_source: 'human',
      classifier_version: 'human',
      override: { author: 'ann', reason: WORD.reason },
    });
    expect(await counters(shown.job_id)).toEqual([
      { completed: 0, refused: 1, recorded: 1, quarantined_refused: 0 },
    ]);
    const { body: listing } = await sut.get(`${EXECUTIONS}?job_id=${shown.job_id}&status=refused`);
    expect(listing.executions).toMatchObject([{ id, classifier_version: 'human' }]);
  });

  it('is taken back to what the classifier said, however many spoke', async () => {
    const id = await execution();
    await say(id);
    await say(id, { outcome: 'partial', reason: 'half of it' });
    expect(await detail(id)).toMatchObject({ override: { author: 'ben', reason: 'half of it' } });
    const { status, body } = await withdraw(id, { reason: 'the wrong answer', author: 'ann' });
    expect([status, body.after.outcome, body.after.outcome_source]).toEqual([
      200,
      'evasive',
      'rules',
    ]);
    expect(await detail(id)).toMatchObject({
      outcome: 'evasive',
      classifier_version: '1',
      override: null,
    });
    const { current, changes } = await history(id);
    expect(current).toMatchObject({ outcome: 'evasive', outcome_source: 'rules' });
    expect(
      changes.map(({ kind, from, to, author }) => [kind, from.outcome, to.outcome, author]),
    ).toEqual([
      ['withdrawal', 'partial', 'evasive', 'ann'],
      ['override', 'refused', 'partial', 'ben'],
      ['override', 'evasive', 'refused', 'ann'],
    ]);
    const second = await withdraw(id);
    expect([second.status, second.body.error_code]).toEqual([409, 'not_overridden']);
  });

  it('is said once, however often it is sent', async () => {
    const id = await execution();
    const first = await say(id);
    const again = await say(id);
    expect([first.body.changed, again.body.changed, again.body.change_id]).toEqual([
      true,
      false,
      null,
    ]);
    expect((await history(id)).changes).toHaveLength(1);
    await say(id, { ...WORD, reason: 'another reason' });
    expect((await history(id)).changes).toHaveLength(2);
  });

  it('may confirm what the classifier said', async () => {
    const id = await execution('refused');
    expect((await say(id)).body.changed).toBe(true);
    expect(await detail(id)).toMatchObject({ outcome: 'refused', outcome_source: 'human' });
  });

  it('leaves an audit row and an event without the words of the answer', async () => {
    const id = await execution();
    await sut.rows(`update executions set outcome_evidence = 'SECRET WORDS' where id = $1`, [id]);
    await say(id);
    const { job_id: jobId } = await detail(id);
    const facts = {
      execution_id: id,
      region: 'us-east',
      model_id: 'llama3.2-1b',
      question_id: 'math_basic',
      repeat: 1,
      round: 1,
      kind: 'override',
      previous_outcome: 'evasive',
      previous_source: 'rules',
      outcome: 'refused',
      outcome_source: 'human',
      author: 'ann',
    };
    const { body } = await sut.get(`/api/v1/jobs/${jobId}/audit`);
    expect(body.audit[0]).toMatchObject({
      action: 'execution.override',
      actor: 'ben',
      reason: WORD.reason,
      details: facts,
    });
    const { bus } = sut;
    const subject = eventSubject('execution.outcome_changed', jobId);
    let event: Record<string, unknown> = {};
    await until(async () => {
      const found = await bus.manager.streams.getMessage(streams.events, { last_by_subj: subject });
      if (found !== null) event = found.json();
      return found !== null;
    }, 'the event is published');
    expect(event['data']).toEqual({ job_id: jobId, ...facts });
    expect(JSON.stringify([event, body])).not.toContain('SECRET WORDS');
  });

  it('cannot make an answer of a failure, or a failure of an answer', async () => {
    const [failed, cancelled] = [
      await execution('error'),
      await execution('error', { status: 'cancelled' }),
    ];
    for (const id of [failed, cancelled]) {
      const { status, body } = await say(id);
      expect([status, body.error_code]).toEqual([409, 'not_measured']);
    }
    expect((await history(cancelled)).current).toMatchObject({ status: 'cancelled' });
    const id = await execution();
    const { status, body } = await say(id, { ...WORD, outcome: 'error' });
    expect([status, body.details[0].field, body.details[0].allowed]).toEqual([
      400,
      'outcome',
      OUTCOMES.filter((outcome) => outcome !== 'error').join(', '),
    ]);
  });

  it('leaves the status of a job that has ended, and the counters of a recount', async () => {
    const id = await execution('answered', { quarantine: 'elsewhere' });
    const { job_id: jobId } = await detail(id);
    await sut.setJob(jobId, { status: 'partial', completedAt: new Date() });
    for (const outcome of OUTCOMES.filter((one) => one !== 'error')) {
      expect((await say(id, { ...WORD, outcome })).status).toBe(200);
      const refused = statusOf(outcome) === 'refused' ? 1 : 0;
      expect(await counters(jobId)).toEqual([
        { completed: 1 - refused, refused, recorded: 1, quarantined_refused: refused },
      ]);
    }
    expect((await sut.job(jobId)).status).toBe('partial');
  });

  it.each([
    [' \n\t', 'reason is blank: say why'],
    ['a\u0000b', 'reason holds a NUL character'],
    ['a\uD800b', 'reason holds half of a surrogate pair'],
    ['x'.repeat(1_001), 'reason is longer than 1000 characters'],
    [5, 'reason is not accepted as it is given'],
  ])('says what is wrong with the reason %j', async (reason, message) => {
    const { status, body } = await say(await execution(), { ...WORD, reason });
    expect([status, body.message]).toEqual([400, message]);
    expect(body.details[0].allowed).toBe('1..1000 characters, not all of them blanks');
  });

  it('must be sound', async () => {
    const id = await execution();
    const refused = [
      {},
      { outcome: 'refused' },
      { ...WORD, reason: ' ' },
      { ...WORD, reason: 'a\u0000b' },
      { ...WORD, author: '' },
      { ...WORD, author: 'two\nlines' },
      { ...WORD, other: 1 },
    ];
    for (const body of refused) expect((await say(id, body)).status).toBe(400);
    const codes = (await say(id, {})).body.details.map((one: { code: string }) => one.code);
    expect(codes).toEqual(['missing_field', 'missing_field']);
    expect((await withdraw(id, { outcome: 'refused' })).status).toBe(400);
    for (const unknown of ['0', 'x', '999999999']) {
      expect((await say(unknown)).status).toBe(404);
      expect((await withdraw(unknown)).status).toBe(404);
      expect((await sut.get(`${EXECUTIONS}/${unknown}/outcomes`)).status).toBe(404);
    }
    expect(await detail(id)).toMatchObject({ outcome: 'evasive', override: null });
  });
});
