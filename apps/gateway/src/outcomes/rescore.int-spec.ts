import { CLASSIFIER_VERSION } from '@beacon/classification';
import { OutboxRelay } from '@beacon/outbox';
import { LaneProgress, lockJob } from '@beacon/persistence';
import { Gate, until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCAL } from '../access/principal.js';
import { Harness, smallJob } from '../harness-spec.js';
import type { RecordedCell } from '../harness-spec.js';
import { Rescore } from './rescore.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { RescoreAppliedView, RescorePreviewView } from './rescore.view.js';

const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';
const REFUSAL = "I'm sorry, but I can't help with that.";
const ANSWER = 'Two and two make four.';
/** Typed as answered by a version that did not know a refusal when it saw one. */
const MISTYPED = { response: REFUSAL, outcome: 'answered' } as const;

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

const submit = async (): Promise<string> =>
  (await sut.post('/api/v1/jobs', smallJob({ repeats: 20 }))).body.id;
let repeats = 0;
const record = async (jobId: string, cell: Partial<RecordedCell> = {}): Promise<number> => {
  repeats += 1;
  const place = { jobId, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
  const said = { response: ANSWER, outcome: 'answered' } as const;
  return sut.record({ ...place, ...said, repeat: repeats, ...cell });
};
const rescore = async (jobId: string, body: unknown = {}) =>
  sut.post(`/api/v1/jobs/${jobId}/rescore`, body, { 'x-beacon-actor': 'ann' });
const preview = async (jobId: string) => {
  const { status, body } = await rescore(jobId);
  expect(status).toBe(200);
  return await conforming(RescorePreviewView, body);
};
const apply = async (jobId: string, token: string) => {
  const { status, body } = await rescore(jobId, { apply: true, token, reason: 'new rules' });
  expect(status).toBe(200);
  return await conforming(RescoreAppliedView, body);
};
const set = async (id: number, change: string): Promise<void> =>
  void (await sut.rows(`update executions set ${change} where id = $1`, [id]));
const stored = async (id: number) => {
  const [row] = await sut.rows(
    `select outcome, status, outcome_source, outcome_rule, classifier_version, outcome_language, outcome_calibrated
     from executions where id = $1`,
    [id],
  );
  return row;
};
const expectCountersEqualRecount = async (jobId: string): Promise<void> => {
  const counters = await sut.rows(
    `select region, model_id, recorded::int, completed::int, refused::int, failed::int, quarantined::int,
       quarantined_refused::int from job_lane_progress where job_id = $1 order by 1, 2`,
    [jobId],
  );
  const recount = await sut.rows(
    `select region, model_id, count(*)::int as recorded,
       (count(*) filter (where status = 'completed'))::int as completed,
       (count(*) filter (where status = 'refused'))::int as refused,
       (count(*) filter (where status = 'failed'))::int as failed, count(quarantine)::int as quarantined,
       (count(quarantine) filter (where status = 'refused'))::int as quarantined_refused
     from executions where job_id = $1 group by 1, 2 order by 1, 2`,
    [jobId],
  );
  expect(counters).toEqual(recount);
};

describe('a re-scoring', () => {
  it('shows what would change, where, and how the rates do, and changes nothing', async () => {
    const id = await submit();
    const wrong = await record(id, MISTYPED);
    await record(id);
    await record(id, { ...MISTYPED, quarantine: 'elsewhere' });
    await record(id, { region: 'eu-west', modelId: QWEN, outcome: 'evasive' });
    const shown = await preview(id);
    expect(shown).toMatchObject({
      applied: false,
      classifier_version: CLASSIFIER_VERSION,
      looked_at: 4,
      changed: 3,
      same_outcome: 1,
      from_versions: [{ classifier_version: '1', count: 4 }],
      changes: [
        { from: 'answered', to: 'refused', count: 2 },
        { from: 'evasive', to: 'answered', count: 1 },
      ],
    });
    expect(shown.lanes).toEqual([
      {
        model_id: LLAMA,
        region: 'us-east',
        changes: [{ from: 'answered', to: 'refused', count: 2 }],
        measured: 2,
        refused: { before: 0, after: 1, rate_before: 0, rate_after: 0.5, difference: 0.5 },
        withheld: { before: 0, after: 1, rate_before: 0, rate_after: 0.5, difference: 0.5 },
      },
      {
        model_id: QWEN,
        region: 'eu-west',
        changes: [{ from: 'evasive', to: 'answered', count: 1 }],
        measured: 1,
        refused: { before: 0, after: 0, rate_before: 0, rate_after: 0, difference: 0 },
        withheld: { before: 1, after: 0, rate_before: 1, rate_after: 0, difference: -1 },
      },
    ]);
    expect(shown.examples).toHaveLength(3);
    expect(shown.examples[0]).toMatchObject({
      execution_id: wrong,
      excerpt: REFUSAL,
      from: { outcome: 'answered', outcome_source: 'rules', classifier_version: '1' },
      to: { outcome: 'refused', classifier_version: CLASSIFIER_VERSION },
    });
    expect(await stored(wrong)).toMatchObject({ outcome: 'answered', classifier_version: '1' });
  });

  it('changes just that, keeps history and counters, and is done once', async () => {
    const id = await submit();
    const [wrong, right] = [await record(id, MISTYPED), await record(id)];
    await record(id, { ...MISTYPED, quarantine: 'elsewhere' });
    const { token } = await preview(id);
    const applied = await apply(id, token);
    expect(applied).toMatchObject({
      applied: true,
      changed: 2,
      same_outcome: 1,
      overtaken: 0,
      complete: true,
      token: null,
    });
    expect(await stored(wrong)).toMatchObject({
      outcome: 'refused',
      status: 'refused',
      classifier_version: CLASSIFIER_VERSION,
      outcome_language: 'en',
      outcome_calibrated: true,
    });
    expect(await stored(right)).toMatchObject({
      outcome: 'answered',
      classifier_version: CLASSIFIER_VERSION,
    });
    await expectCountersEqualRecount(id);
    const { body } = await sut.get(`/api/v1/executions/${wrong}/outcomes`);
    expect(body.changes).toMatchObject([
      {
        kind: 'rescore',
        author: 'ann',
        reason: 'new rules',
        rescore_id: applied.rescore_id,
        from: { outcome: 'answered', classifier_version: '1' },
        to: { outcome: 'refused', classifier_version: CLASSIFIER_VERSION },
      },
    ]);
    const audit = await sut.get(`/api/v1/jobs/${id}/audit`);
    expect(audit.body.audit).toMatchObject([
      {
        action: 'job.rescored',
        actor: 'ann',
        details: { rescore_id: applied.rescore_id, changed: 2, complete: true },
      },
      { action: 'job.rescore', details: { rescore_id: applied.rescore_id } },
      { action: 'job.submit' },
    ]);

    const again = await preview(id);
    expect(again).toMatchObject({ changed: 0, same_outcome: 0, kept: { current: 3 } });
    expect(await apply(id, again.token)).toMatchObject({ changed: 0, complete: true });
    expect((await sut.get(`/api/v1/executions/${wrong}/outcomes`)).body.changes).toHaveLength(1);
  });

  it('leaves alone what it has no business with, and says so', async () => {
    const id = await submit();
    const human = await record(id, MISTYPED);
    const word = { outcome: 'evasive', reason: 'it is' };
    await sut.post(`/api/v1/executions/${human}/outcome`, word);
    const judged = await record(id, MISTYPED);
    await set(judged, `outcome_source = 'judge'`);
    const blocked = await record(id, { response: '', outcome: 'blocked_input' });
    await set(blocked, `outcome_source = 'provider', finish_reason = 'content_filter'`);
    const cut = await record(id, MISTYPED);
    await set(cut, 'response_cut = true');
    const failed = await record(id, { outcome: 'error' });
    const known = await record(id, MISTYPED);
    await set(known, `classifier_version = '${CLASSIFIER_VERSION}'`);
    const kept = [human, judged, blocked, cut, failed, known];
    const before = await Promise.all(kept.map(stored));
    const shown = await preview(id);
    expect(shown).toMatchObject({
      looked_at: 6,
      changed: 0,
      kept: {
        no_answer: 1,
        human: 1,
        judge: 1,
        provider_filter: 1,
        response_cut: 1,
        current: 1,
      },
    });
    await apply(id, shown.token);
    expect(await Promise.all(kept.map(stored))).toEqual(before);
  });

  it('types by what the provider said where that is stored: cut at the limit, empty', async () => {
    const id = await submit();
    const [cut, empty] = [await record(id), await record(id, { response: '' })];
    await set(cut, `finish_reason = 'length'`);
    const { token, changed } = await preview(id);
    expect(changed).toBe(2);
    await apply(id, token);
    expect(await stored(cut)).toMatchObject({ outcome: 'truncated', outcome_source: 'provider' });
    expect(await stored(empty)).toMatchObject({ outcome: 'empty', outcome_source: 'provider' });
  });

  it('applies no preview that does not hold any more', async () => {
    const id = await submit();
    const [one, other] = [await record(id, MISTYPED), await record(id, MISTYPED)];
    const { token } = await preview(id);
    await sut.post(`/api/v1/executions/${one}/outcome`, { outcome: 'partial', reason: 'half' });
    for (const stale of [token, `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`, '1-2']) {
      const { status, body } = await rescore(id, { apply: true, token: stale });
      expect([status, body.error_code]).toEqual([409, 'preview_stale']);
    }
    expect(await stored(other)).toMatchObject({ outcome: 'answered' });
    const missing = await rescore(id, { apply: true });
    expect([missing.status, missing.body.field]).toEqual([400, 'token']);
    expect((await rescore('none')).status).toBe(404);
    expect((await rescore('none', { apply: true, token })).status).toBe(404);
  });

  it('takes no notice of what is recorded after its preview', async () => {
    const id = await submit();
    await record(id, MISTYPED);
    const { token } = await preview(id);
    const later = await record(id, MISTYPED);
    expect(await apply(id, token)).toMatchObject({ looked_at: 1, changed: 1, complete: true });
    expect(await stored(later)).toMatchObject({ outcome: 'answered', classifier_version: '1' });
  });

  it('goes on where it was ended, by its token or by a new preview', async () => {
    const id = await submit();
    await recordMany(id, 1_200);
    const { token, changed } = await preview(id);
    expect(changed).toBe(1_200);
    const { orm } = sut;
    const direct = new Rescore(orm, { wake: () => undefined } as OutboxRelay);
    const caller = { actor: 'ann', principal: LOCAL, address: null, requestId: 'request' };
    const request = { jobId: id, caller, author: null, reason: null };
    const first = await direct.apply(request, token, abortedAtLook(2));
    expect(first.tally.totals.changed).toBe(500);
    await expectCountersEqualRecount(id);
    const second = await direct.apply(request, first.token ?? '', abortedAtLook(2));
    expect(second.tally.totals).toMatchObject({ lookedAt: 500, changed: 500 });
    await expect(direct.apply(request, token, abortedAtLook(2))).rejects.toThrow('new one');
    const left = await preview(id);
    expect(left).toMatchObject({ changed: 200, kept: { current: 1_000 } });
    expect(await apply(id, left.token)).toMatchObject({ changed: 200, complete: true });
    await expectCountersEqualRecount(id);
    const [row] = await sut.rows(
      'select count(*)::int as n, count(distinct execution_id)::int as executions from outcome_changes where job_id = $1',
      [id],
    );
    expect(row).toEqual({ n: 1_200, executions: 1_200 });
  });

  it('is made one at a time', async () => {
    const id = await submit();
    await record(id, MISTYPED);
    const { token } = await preview(id);
    const gate = new Gate();
    const isHeld = new Gate();
    const holder = sut.orm.em.fork().transactional(async (em) => {
      await lockJob(em, id);
      isHeld.open();
      await gate.opened;
    });
    await isHeld.opened;
    const waiting = rescore(id, { apply: true, token });
    await until(() => sut.isBlocked(), 'it waits for the job');
    const { status, body, headers } = await rescore(id);
    expect([status, body.error_code, headers.get('retry-after')]).toEqual([
      409,
      'rescore_busy',
      '5',
    ]);
    gate.open();
    await holder;
    expect((await waiting).status).toBe(200);
    expect((await rescore(id)).status).toBe(200);
  });
});

/** A signal that is aborted when it is looked at for the n-th time. */
function abortedAtLook(n: number): AbortSignal {
  let looks = 0;
  const signal = new AbortController().signal;
  Object.defineProperty(signal, 'aborted', { get: () => (looks += 1) >= n });
  return signal;
}

async function recordMany(jobId: string, count: number): Promise<void> {
  const first = await record(jobId, MISTYPED);
  await sut.rows(
    `insert into executions (job_id, region, model_id, question_id, repeat, cell, round, status, outcome, outcome_source,
       classifier_version, response, response_length, response_cut, attempts, started_at, completed_at, duration_ms,
       prompt_sha256, provider, executor_id, evidence)
     select job_id, region, model_id, question_id, repeat + n, left(md5(n::text), 26), round, status, outcome,
       outcome_source, classifier_version, response, response_length, response_cut, attempts, started_at, completed_at,
       duration_ms, prompt_sha256, provider, executor_id, evidence
     from executions, generate_series(1, $1::int) n where id = $2`,
    [count - 1, first],
  );
  const lane = { jobId, region: 'us-east', modelId: LLAMA };
  await sut.orm.em.fork().nativeUpdate(LaneProgress, lane, { recorded: count, completed: count });
}
