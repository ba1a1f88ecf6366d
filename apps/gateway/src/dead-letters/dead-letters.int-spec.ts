import type { Bus } from '@beacon/bus';
import { deadSubject, resultSubject, streams, taskSubject } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { CellRound } from '@beacon/persistence';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { DeadLetterListView, DeadLetterView, ReplayView } from './dead-letter.view.js';

const PATH = '/api/v1/dead-letters';
const TOKEN = 'a-token-of-some-length';
const ADMIN = { authorization: `Bearer ${TOKEN}` };
const LLAMA = 'llama3.2-1b';
const TASKS = streams.tasks('us-east');

let sut: Harness;
let bus: Bus;
beforeAll(async () => {
  sut = await Harness.start({ BEACON_ADMIN_TOKEN: TOKEN });
  bus = sut.bus;
});
afterAll(async () => {
  await sut.stop();
});

interface Dead {
  readonly stream?: string;
  readonly subject?: string;
  readonly body?: Uint8Array | string;
  /** Added to the headers. */
  readonly cut?: Readonly<Record<string, string>>;
}

/** Keeps a message as the transport does. Returns its sequence. */
const keep = async ({
  stream = TASKS,
  subject = taskOf('dead'),
  body = '{}',
  cut = {},
}: Dead = {}) => {
  const headers = natsHeaders();
  const given = {
    'beacon-correlation': 'c-1',
    'beacon-dead-reason': 'poison_message: delivered 11 times',
    'beacon-dead-subject': subject,
    'beacon-dead-stream': stream,
    'beacon-dead-sequence': '7',
    'beacon-dead-deliveries': '11',
    ...cut,
  };
  for (const [name, value] of Object.entries(given)) headers.set(name, value);
  const { seq } = await bus.client.publish(deadSubject(stream, subject), body, { headers });
  return seq;
};
const cellOf = (questionId: string) => cellKey({ model: LLAMA, questionId, repeat: 1 });
const taskOf = (jobId: string, questionId = 'math_basic') =>
  taskSubject({ region: 'us-east', model: LLAMA, jobId, cell: cellOf(questionId), round: 1 });
const replay = async (sequence: number, body: unknown = {}) =>
  sut.post(`${PATH}/${sequence}/replay`, body, ADMIN);
const stored = async (stream: string, subject: string) =>
  bus.manager.streams.getMessage(stream, { last_by_subj: subject });
const isKept = async (seq: number): Promise<boolean> =>
  (await sut.get(`${PATH}/${seq}`, ADMIN)).status === 200;
const job = async (outcome: 'answered' | 'error', change = {}): Promise<string> => {
  const { id } = (await sut.post('/api/v1/jobs', smallJob())).body;
  await sut.finish(id, outcome, change);
  return id;
};

describe('dead letters', () => {
  it('are listed page by page, oldest first', async () => {
    const kept = [await keep(), await keep(), await keep()];
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await conforming(
        DeadLetterListView,
        (await sut.get(`${PATH}?limit=2${after}`, ADMIN)).body,
      );
      seen.push(...page.dead_letters.map(({ sequence }) => sequence));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(kept);
    const { body } = await sut.get(PATH, ADMIN);
    expect(body.dead_letters[0]).toMatchObject({
      stream: TASKS,
      subject: taskOf('dead'),
      original_sequence: 7,
      reason: 'poison_message: delivered 11 times',
      deliveries: 11,
      size: 2,
      original_size: null,
      original_sha256: null,
    });
    for (const seq of kept)
      await sut.request(`${PATH}/${seq}`, { method: 'DELETE', headers: ADMIN });
    expect((await sut.get(PATH, ADMIN)).body).toEqual({
      dead_letters: [],
      limit: 50,
      next_cursor: null,
    });
  });

  it.each<[string, Uint8Array | string, string | null]>([
    ['text', '{"prompt":"Wie geht’s?"}', '{"prompt":"Wie geht’s?"}'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0]), null],
    ['a text of 64 KiB', 'x'.repeat(65_536), 'x'.repeat(65_536)],
    ['a text beyond', 'x'.repeat(65_537), null],
    ['nothing', '', ''],
  ])('show %s as it is', async (_name, body, text) => {
    const seq = await keep({ body });
    const answer = await sut.get(`${PATH}/${seq}`, ADMIN);
    const shown = await conforming(DeadLetterView, answer.body);
    expect(Buffer.from(shown.body_base64, 'base64')).toEqual(Buffer.from(body));
    expect(shown.body_text).toBe(text);
    expect(shown.headers).toEqual({ 'beacon-correlation': 'c-1' });
  });

  it('go back to where they came from, byte by byte, and are gone', async () => {
    const subject = taskOf('replayed');
    const body = new Uint8Array([0, 1, 2, 0xff]);
    const seq = await keep({ subject, body });
    const { status, body: answer } = await replay(seq, { reason: 'fixed' });
    expect(status).toBe(200);
    expect(await conforming(ReplayView, answer)).toEqual({
      ok: true,
      sequence: seq,
      action: 'republished',
      subject,
      job_id: 'replayed',
    });
    const message = await stored(TASKS, subject);
    expect(message?.data).toEqual(body);
    expect(message?.header.get('beacon-correlation')).toBe('c-1');
    expect(message?.header.keys().filter((name) => name.startsWith('beacon-dead'))).toEqual([]);
    expect(await isKept(seq)).toBe(false);
    expect((await replay(seq)).status).toBe(404);
    expect(
      await sut.rows(
        `select actor, action, reason, details from audit_log where job_id = 'replayed'`,
      ),
    ).toEqual([
      {
        actor: 'admin',
        action: 'dead_letter.replay',
        reason: 'fixed',
        details: expect.objectContaining({ sequence: seq, action: 'republished' }),
      },
    ]);
  });

  it('say so when the task is queued already', async () => {
    const subject = taskOf('twice');
    await replay(await keep({ subject }));
    const seq = await keep({ subject });
    expect((await replay(seq)).body.action).toBe('already_queued');
    expect(await isKept(seq)).toBe(false);
  });

  it('start the next round of a cell that was recorded as failed', async () => {
    const id = await job('error');
    const seq = await keep({ subject: taskOf(id) });
    const { body } = await replay(seq);
    expect(body).toMatchObject({ action: 'retried', job_id: id });
    const rounds = await sut.orm.em.fork().find(CellRound, { jobId: id });
    expect(rounds).toEqual([
      expect.objectContaining({ cell: cellOf('math_basic'), round: 2, state: 'waiting' }),
    ]);
    expect((await sut.job(id)).status).toBe('running');
    expect(await stored(TASKS, taskOf(id))).toBeNull();
    expect(await isKept(seq)).toBe(false);
    const actions = await sut.rows(
      "select actor, action from audit_log where job_id = $1 and action <> 'job.submit' order by id",
      [id],
    );
    expect(actions).toEqual([
      { actor: 'admin', action: 'job.retry' },
      { actor: 'admin', action: 'dead_letter.replay' },
    ]);
    expect((await replay(await keep({ subject: taskOf(id) }))).body.action).toBe(
      'already_retrying',
    );
  });

  it('do the same for a result, which would come too late', async () => {
    const id = await job('error');
    const address = { region: 'us-east', model: LLAMA, jobId: id, cell: cellOf('math_basic') };
    const subject = resultSubject({ ...address, round: 1 });
    const seq = await keep({ stream: streams.results, subject });
    expect((await replay(seq)).body.action).toBe('retried');
  });

  it('are kept when their cell has a result, or had all its rounds', async () => {
    const answered = await keep({ subject: taskOf(await job('answered')) });
    const recorded = await replay(answered);
    expect([recorded.status, recorded.body.error_code]).toEqual([409, 'cell_recorded']);
    const id = await job('error', { cells: { round: 4 } });
    const exhausted = await keep({ subject: taskOf(id) });
    const refused = await replay(exhausted);
    expect([refused.status, refused.body.error_code]).toEqual([429, 'max_retries_reached']);
    expect([await isKept(answered), await isKept(exhausted)]).toEqual([true, true]);
  });

  it('that are cut say of what, are not put back, and start a next round all the same', async () => {
    const cut = { 'beacon-dead-size': '1048576', 'beacon-dead-sha256': 'a'.repeat(64) };
    const subject = taskOf('cut');
    const body = 'x'.repeat(1_048_000 - 600);
    const seq = await keep({ subject, body, cut });
    const { body: shown } = await sut.get(`${PATH}/${seq}`, ADMIN);
    expect(await conforming(DeadLetterView, shown)).toMatchObject({
      size: body.length,
      original_size: 1_048_576,
      original_sha256: 'a'.repeat(64),
      body_text: null,
    });
    const refused = await replay(seq);
    expect([refused.status, refused.body.error_code]).toEqual([409, 'dead_letter_cut']);
    expect(refused.body.message).toContain(`of 1048576 bytes there are ${body.length}`);
    expect([await isKept(seq), await stored(TASKS, subject)]).toEqual([true, null]);
    const failed = await keep({ subject: taskOf(await job('error')), cut });
    expect((await replay(failed)).body.action).toBe('retried');
  });

  it('of a job that does not exist are put back all the same', async () => {
    const seq = await keep({ stream: streams.jobs, subject: 'beacon.jobs.submit.nobody' });
    expect((await replay(seq)).body).toMatchObject({ action: 'republished', job_id: null });
    expect(await stored(streams.jobs, 'beacon.jobs.submit.nobody')).not.toBeNull();
  });

  it('without an original subject can only be deleted', async () => {
    const { seq } = await bus.client.publish('beacon.dead.x.y', 'odd');
    const refused = await replay(seq);
    expect([refused.status, refused.body.error_code]).toEqual([409, 'not_replayable']);
    const headers = { ...ADMIN, 'x-beacon-actor': 'ann' };
    const gone = await sut.request(`${PATH}/${seq}`, { method: 'DELETE', headers });
    expect([gone.status, gone.body]).toEqual([200, { ok: true, sequence: seq }]);
    expect(await isKept(seq)).toBe(false);
    const [entry] = await sut.rows('select actor, action from audit_log order by id desc limit 1');
    expect(entry).toEqual({ actor: 'ann', action: 'dead_letter.delete' });
  });

  it.each(['0', '-1', 'x', '999999999999', '1.5', '%00'])('answer 404 for %s', async (sequence) => {
    const answers = [
      await sut.get(`${PATH}/${sequence}`, ADMIN),
      await sut.post(`${PATH}/${sequence}/replay`, {}, ADMIN),
      await sut.request(`${PATH}/${sequence}`, { method: 'DELETE', headers: ADMIN }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.error_code]).toEqual([404, 'dead_letter_not_found']);
    }
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no header', {}, 401, 'unauthorized'],
    ['another scheme', { authorization: 'Basic YTpi' }, 401, 'invalid_auth_format'],
    ['no token', { authorization: 'Bearer ' }, 401, 'invalid_auth_format'],
    ['two tokens', { authorization: `Bearer ${TOKEN} ${TOKEN}` }, 401, 'invalid_auth_format'],
    ['another token', { authorization: `Bearer ${TOKEN}x` }, 403, 'invalid_token'],
    ['a part of the token', { authorization: `Bearer ${TOKEN.slice(1)}` }, 403, 'invalid_token'],
  ])('are for admins: %s is refused', async (_name, headers, status, code) => {
    const seq = await keep();
    const answers = [
      await sut.get(PATH, headers),
      await sut.get(`${PATH}/${seq}`, headers),
      await sut.post(`${PATH}/${seq}/replay`, {}, headers),
      await sut.request(`${PATH}/${seq}`, { method: 'DELETE', headers }),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.body.error]).toEqual([status, code]);
      expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    }
    expect(await isKept(seq)).toBe(true);
  });

  it('answer 503 and when to ask again while the broker is away', async () => {
    await sut.nats.kill();
    const { status, body, headers } = await sut.get(PATH, ADMIN);
    expect([status, body.error_code, headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ]);
    await sut.nats.restart();
  });
});

describe('without an admin token', () => {
  let closed: Harness;
  beforeAll(async () => {
    closed = await Harness.start();
  });
  afterAll(async () => closed.stop());

  it('nobody is an admin', async () => {
    const { status, body } = await closed.get(PATH, ADMIN);
    expect([status, body.error]).toEqual([503, 'admin_auth_not_configured']);
  });
});
