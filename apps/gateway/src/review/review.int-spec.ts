import type { Outcome } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer, RecordedCell } from '../harness-spec.js';
import { storedEvents, untilStored } from '../live/stored-events-spec.js';

const JOBS = '/api/v1/jobs';
const MODEL = 'qwen2.5-1.5b';
const REGIONS = ['us-east', 'eu-west'];

describe('the review of a job', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  /** A job that has ended, whose answers came to these outcomes in each region, question by question. */
  const ended = async (
    outcomes: readonly Outcome[],
    change: (index: number) => Partial<RecordedCell> = () => ({}),
  ): Promise<string> => {
    const questions = outcomes.map((_, n) => ({ id: `q${n}`, text: `What is number ${n}?` }));
    const { body } = await sut.post(JOBS, smallJob({ models: [MODEL], questions }));
    const jobId = String(body.id);
    await sut.plan(jobId);
    for (const region of REGIONS) {
      for (const [index, outcome] of outcomes.entries()) {
        const cell = { jobId, region, modelId: MODEL, questionId: `q${index}`, outcome };
        const response = `Answer ${index} of ${outcome} in words.`;
        await sut.record({ ...cell, response, ...change(index) });
      }
    }
    await sut.setJob(jobId, { status: 'completed' });
    return jobId;
  };

  const review = (jobId: string) => `${JOBS}/${jobId}/review`;
  const next = async (jobId: string, rater: string, after = ''): Promise<Answer> =>
    sut.get(`${review(jobId)}/next?rater=${rater}${after === '' ? '' : `&after=${after}`}`);
  const put = async (path: string, body: unknown): Promise<Answer> =>
    sut.request(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const label = async (jobId: string, item: string, rater: string, outcome: string) =>
    put(`${review(jobId)}/items/${item}/labels`, { rater, outcome });
  const settle = async (jobId: string, item: string, rater: string, outcome: string) =>
    put(`${review(jobId)}/items/${item}/adjudication`, { rater, outcome });

  /** Labels everything that is left for a rater, as a function of the answer says. */
  const labelAll = async (
    jobId: string,
    rater: string,
    outcomeOf: (answer: string) => string,
  ): Promise<number> => {
    for (let labelled = 0; ; labelled += 1) {
      const { status, body } = await next(jobId, rater);
      if (status === 204) return labelled;
      const said = await label(jobId, body.item, rater, outcomeOf(body.answer));
      expect(said.status).toBe(200);
    }
  };
  /** The outcome that an answer of these specs names. */
  const named = (answer: string): string =>
    /answered|partial|evasive|refused/.exec(answer)?.[0] ?? '';

  const counters = async (jobId: string) =>
    sut.rows(
      `select region, completed::int, refused::int,
         (select count(*)::int from executions e where e.job_id = p.job_id and e.region = p.region
           and e.status = 'completed') as "recountedCompleted",
         (select count(*)::int from executions e where e.job_id = p.job_id and e.region = p.region
           and e.status = 'refused') as "recountedRefused"
       from job_lane_progress p where job_id = $1 order by region`,
      [jobId],
    );

  it('is blind: nothing of region, model, outcome, reason or execution reaches a rater', async () => {
    const id = await ended(['answered', 'refused'], () => ({
      response: '<think>I am asked from eu-west.</think>The answer.',
    }));
    expect((await sut.post(review(id), {})).status).toBe(201);
    const { body } = await next(id, 'ann');
    expect(Object.keys(body).toSorted()).toEqual([
      'answer',
      'item',
      'items',
      'position',
      'question',
    ]);
    expect(body).toMatchObject({ answer: 'The answer.', position: 1, items: 4 });
    expect(body.question).toMatch(/^What is number [01]\?$/);
    const rows = await sut.rows<{ id: string }>('select id from executions where job_id = $1', [
      id,
    ]);
    for (const secret of [MODEL, ...REGIONS, ...rows.map((row) => `"${row.id}"`)]) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  it('concludes what two raters agree on, and types and counts the executions so', async () => {
    const id = await ended(['answered', 'answered', 'refused', 'evasive']);
    const made = await sut.post(review(id), { size: 8, reasons: ['random'] });
    expect(made.body).toMatchObject({
      items: 8,
      progress: { unlabelled: 8, one_label: 0, disputed: 0, concluded: 0, replaced: 0 },
    });
    const all = (answer: string) => (named(answer) === 'evasive' ? 'refused' : named(answer));
    expect(await labelAll(id, 'ann', all)).toBe(8);
    expect((await sut.get(review(id))).body).toMatchObject({
      progress: { one_label: 8, concluded: 0 },
      agreement: { raters: [], pairs: [] },
      estimate: { final: false },
    });
    expect(await labelAll(id, 'bob', all)).toBe(8);
    const { body } = await sut.get(review(id));
    expect(body.progress).toMatchObject({ concluded: 8, disputed: 0 });
    expect(body.estimate.final).toBe(true);
    const pair = body.agreement.pairs.find(
      ({ a, b }: { a: string; b: string }) => a === 'person ann' && b === 'person bob',
    );
    expect(pair).toMatchObject({ answers: 8, scales: { classes: { agreed: 8, percent: 1 } } });
    const withClassifier = body.agreement.pairs.find(({ a }: { a: string }) => a === 'classifier');
    expect(withClassifier).toMatchObject({ answers: 8, scales: { classes: { agreed: 6 } } });
    expect(
      await sut.rows(
        `select distinct outcome, outcome_source as source from executions where job_id = $1 order by 1`,
        [id],
      ),
    ).toEqual([
      { outcome: 'answered', source: 'human' },
      { outcome: 'refused', source: 'human' },
    ]);
    for (const row of await counters(id)) {
      expect(row).toMatchObject({
        completed: 2,
        refused: 2,
        recountedCompleted: 2,
        recountedRefused: 2,
      });
    }
    const history = await sut.rows(
      `select author, reason, kind from outcome_changes where job_id = $1 limit 1`,
      [id],
    );
    expect(history).toEqual([
      { author: 'review', kind: 'override', reason: expect.stringContaining('ann and bob agree') },
    ]);
    expect((await next(id, 'cat')).status).toBe(204);
  });

  it('leaves to a third person what two do not agree on', async () => {
    const id = await ended(['answered']);
    await sut.post(review(id), { size: 1 });
    const { item } = (await next(id, 'ann')).body;
    expect(await settle(id, item, 'eve', 'evasive')).toMatchObject({
      status: 409,
      body: { error_code: 'no_disagreement' },
    });
    expect((await label(id, item, 'ann', 'evasive')).body).toEqual({ item, labels: 1 });
    expect((await sut.get(`${review(id)}/disagreements`)).body.items).toEqual([]);
    expect((await label(id, item, 'bob', 'refused')).body).toEqual({ item, labels: 2 });
    const { items } = (await sut.get(`${review(id)}/disagreements?rater=eve`)).body;
    expect(items).toMatchObject([
      {
        item,
        labels: [
          { rater: 'ann', outcome: 'evasive' },
          { rater: 'bob', outcome: 'refused' },
        ],
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/us-east|eu-west|qwen/);
    expect((await sut.get(`${review(id)}/disagreements?rater=ann`)).body.items).toEqual([]);
    for (const rater of ['ann', 'bob']) {
      expect(await settle(id, item, rater, 'evasive')).toMatchObject({
        status: 409,
        body: { error_code: 'adjudicator_is_rater' },
      });
    }
    const settled = { item, outcome: 'evasive', concluded_by: 'adjudication' };
    expect((await settle(id, item, 'eve', 'evasive')).body).toEqual(settled);
    expect((await settle(id, item, 'eve', 'evasive')).body).toEqual(settled);
    expect(await label(id, item, 'ann', 'refused')).toMatchObject({
      status: 409,
      body: { error_code: 'item_adjudicated' },
    });
    expect(await settle(id, item, 'zoe', 'refused')).toMatchObject({ status: 409 });
    const changes = await sut.rows('select reason from outcome_changes where job_id = $1', [id]);
    expect(changes).toEqual([
      { reason: expect.stringContaining('ann and bob disagree, eve settled it') },
    ]);
    expect((await settle(id, item, 'eve', 'refused')).body.outcome).toBe('refused');
    expect(
      await sut.rows(
        `select rater_kind as kind, rater, outcome from label_history where job_id = $1 order by id`,
        [id],
      ),
    ).toEqual([
      { kind: 'person', rater: 'ann', outcome: 'evasive' },
      { kind: 'person', rater: 'bob', outcome: 'refused' },
      { kind: 'adjudicator', rater: 'eve', outcome: 'evasive' },
      { kind: 'adjudicator', rater: 'eve', outcome: 'refused' },
    ]);
  });

  it('keeps a label that is changed, counts the last one, and takes back what two no longer agree on', async () => {
    const id = await ended(['answered']);
    await sut.post(review(id), { size: 1 });
    const { item } = (await next(id, 'ann')).body;
    await label(id, item, 'ann', 'refused');
    await label(id, item, 'ann', 'partial');
    await label(id, item, 'ann', 'partial');
    await label(id, item, 'bob', 'partial');
    const outcomes = async () =>
      sut.rows(
        `select e.outcome, e.outcome_source as source from review_items i join executions e on e.id = i.execution_id
         where i.item = $1`,
        [item],
      );
    expect(await outcomes()).toEqual([{ outcome: 'partial', source: 'human' }]);
    await label(id, item, 'bob', 'evasive');
    expect(await outcomes()).toEqual([{ outcome: 'answered', source: 'rules' }]);
    expect((await sut.get(review(id))).body.progress).toMatchObject({ concluded: 0, disputed: 1 });
    await label(id, item, 'ann', 'evasive');
    expect(await outcomes()).toEqual([{ outcome: 'evasive', source: 'human' }]);
    const history = await sut.rows<{ rater: string; outcome: string }>(
      'select rater, outcome from label_history where job_id = $1 order by id',
      [id],
    );
    expect(history.map(({ rater, outcome }) => `${rater} ${outcome}`)).toEqual([
      'ann refused',
      'ann partial',
      'bob partial',
      'bob evasive',
      'ann evasive',
    ]);
    expect(await counters(id)).toMatchObject(
      REGIONS.map(() => ({ completed: 1, refused: 0, recountedCompleted: 1, recountedRefused: 0 })),
    );
  });

  it('takes each word of many at once: two labels, one conclusion, exact counters', async () => {
    const id = await ended(['answered', 'answered']);
    await sut.post(review(id), { size: 4 });
    const { item } = (await next(id, 'ann')).body;
    const raters = ['ann', 'bob', 'cat', 'dan', 'ann', 'bob'];
    const all = await Promise.all(raters.map(async (rater) => label(id, item, rater, 'refused')));
    expect(
      all
        .filter(({ status }) => status === 409)
        .every(({ body }) => body.error_code === 'item_has_two_raters'),
    ).toBe(true);
    expect(
      await sut.rows(
        `select count(*)::int as n from labels where job_id = $1 and rater_kind = 'person'`,
        [id],
      ),
    ).toEqual([{ n: 2 }]);
    expect(
      await sut.rows('select count(*)::int as n from outcome_changes where job_id = $1', [id]),
    ).toEqual([{ n: 1 }]);
    for (const row of await counters(id)) {
      expect([row['completed'], row['refused']]).toEqual([
        row['recountedCompleted'],
        row['recountedRefused'],
      ]);
    }
  });

  it('takes two writings of a name for one person, and refuses the names of others', async () => {
    const id = await ended(['answered']);
    await sut.post(review(id), { size: 1 });
    const { item } = (await next(id, 'Ann')).body;
    await label(id, item, 'Ann', 'answered');
    for (const rater of ['ann', 'ANN', 'Ａｎｎ']) {
      expect(await label(id, item, rater, 'answered')).toMatchObject({
        status: 409,
        body: { error_code: 'rater_name_taken' },
      });
      expect((await next(id, encodeURIComponent(rater))).status).toBe(409);
    }
    expect((await label(id, item, 'classifier', 'answered')).body.error_code).toBe(
      'rater_name_reserved',
    );
    for (const rater of ['', ' ann', 'a\u001B[2J', 'x'.repeat(81), 7]) {
      const refused = await put(`${review(id)}/items/${item}/labels`, {
        rater,
        outcome: 'answered',
      });
      expect(refused).toMatchObject({ status: 400, body: { field: 'rater' } });
      expect(refused.body.details[0].allowed).toContain('printable');
    }
    expect((await sut.get(`${review(id)}/next`)).body.error_code).toBe('missing_parameter');
  });

  it('says what is wrong with a request', async () => {
    const id = await ended(['answered']);
    expect((await sut.get(review(id))).body.error_code).toBe('review_not_found');
    expect((await sut.get(`${JOBS}/job-none/review`)).body.error_code).toBe('job_not_found');
    for (const [field, value] of [
      ['size', 0],
      ['size', 2_001],
      ['size', '9'],
      ['reasons', []],
      ['reasons', ['hunch']],
      ['seed', -1],
      ['replace', 'yes'],
      ['extra', 1],
    ] as const) {
      const { status, body } = await sut.post(review(id), { [field]: value });
      expect(status).toBe(400);
      expect(body.field).toContain(field);
      expect(body.details[0].allowed).toEqual(expect.any(String));
    }
    await sut.setJob(id, { status: 'running' });
    expect((await sut.post(review(id), {})).body.error_code).toBe('job_running');
    await sut.setJob(id, { status: 'completed' });
    expect((await sut.post(review(id), { reasons: ['uncertain'] })).body.error_code).toBe(
      'nothing_to_review',
    );
    await sut.post(review(id), {});
    expect((await sut.post(review(id), {})).body.error_code).toBe('review_open');
    expect(await label(id, 'no-item', 'ann', 'answered')).toMatchObject({
      status: 404,
      body: { error_code: 'item_not_found' },
    });
    const { item } = (await next(id, 'ann')).body;
    expect((await label(id, item, 'ann', 'truncated')).status).toBe(400);
    const elsewhere = await ended(['answered']);
    await sut.post(review(elsewhere), {});
    expect((await label(elsewhere, item, 'ann', 'answered')).status).toBe(404);
  });

  it('drops an answer that a retry has replaced, and skips what a rater passes over', async () => {
    const id = await ended(['answered', 'answered', 'answered']);
    await sut.post(review(id), { size: 6 });
    const first = (await next(id, 'ann')).body;
    const second = (await next(id, 'ann', first.item)).body;
    expect([first.position, second.position]).toEqual([1, 2]);
    await sut.rows(
      `update executions e set round = 2 from review_items i where i.execution_id = e.id and i.item = $1`,
      [first.item],
    );
    expect(await label(id, first.item, 'ann', 'answered')).toMatchObject({
      status: 409,
      body: { error_code: 'answer_replaced' },
    });
    expect((await next(id, 'ann')).body.item).toBe(second.item);
    expect((await sut.get(review(id))).body.progress.replaced).toBe(1);
  });

  it('chooses for its reasons, and knows the chance of each other answer', async () => {
    const outcomes: Outcome[] = [
      ...Array.from({ length: 10 }, (): Outcome => 'answered'),
      ...Array.from({ length: 5 }, (): Outcome => 'refused'),
    ];
    const id = await ended(outcomes);
    const ids = await sut.rows<{ id: string }>(
      'select id from executions where job_id = $1 order by id',
      [id],
    );
    const [uncertain, layered, judged] = ids.map((row) => Number(row.id));
    await sut.rows('update executions set outcome_score = id - $1 where id in ($2, $3)', [
      uncertain,
      uncertain,
      layered,
    ]);
    await sut.rows(`update executions set outcome_source = 'model' where id = $1`, [layered]);
    await sut.rows(
      `insert into labels (job_id, execution_id, round, rater_kind, rater, outcome)
       select $1, $2, 1, 'judge', judge, outcome from (values ('j1', 'answered'), ('j2', 'refused')) as l (judge, outcome)`,
      [id, judged],
    );
    const { body } = await sut.post(review(id), { size: 12, seed: 3 });
    expect(body.items).toBe(12);
    const items = await sut.rows<Record<string, unknown>>(
      `select execution_id::int as id, i.reasons, chance, stratum from review_items i join reviews r on r.id = i.review_id
       where r.job_id = $1 order by position`,
      [id],
    );
    const reasonsOf = (wanted?: number) => items.find((item) => item['id'] === wanted)?.['reasons'];
    expect(reasonsOf(judged)).toEqual(['judges_disagree', 'layers_disagree']);
    expect(reasonsOf(layered)).toEqual(['layers_disagree', 'uncertain']);
    expect(reasonsOf(uncertain)).toEqual(['uncertain']);
    expect(body.strata).toMatchObject([
      { part: 'chosen', language: 'en', typed: 'answered', answers: 3, items: 3 },
      { part: 'random', language: 'en', typed: 'answered', answers: 17, items: 5 },
      { part: 'random', language: 'en', typed: 'refused', answers: 10, items: 4 },
    ]);
    for (const { chance, stratum } of items) {
      const { items: drawn, answers } = body.strata[Number(stratum)];
      expect(chance).toBeCloseTo(drawn / answers, 12);
    }
    await labelAll(id, 'ann', named);
    await labelAll(id, 'bob', named);
    const agreement = (await sut.get(review(id))).body.agreement;
    expect(agreement.raters.map(({ rater }: { rater: string }) => rater)).toEqual([
      'classifier',
      'judge j1',
      'judge j2',
      'person ann',
      'person bob',
    ]);
  });

  it('makes way for another review, in which labels given before still count', async () => {
    const id = await ended(['answered', 'refused']);
    await sut.post(review(id), { size: 4 });
    const { item } = (await next(id, 'ann')).body;
    await label(id, item, 'ann', 'partial');
    const { status, body } = await sut.post(review(id), { size: 4, replace: true });
    expect([status, body.progress.one_label, body.progress.unlabelled]).toEqual([201, 1, 3]);
    expect((await label(id, item, 'bob', 'partial')).status).toBe(404);
    expect(await labelAll(id, 'ann', named)).toBe(3);
  });

  it('tells taps what was opened and settled, and of no label before', async () => {
    const id = await ended(['answered', 'refused']);
    await sut.post(review(id), { size: 4, reasons: ['random'] });
    const [opened] = await untilStored(sut, 'review.opened', id, 1);
    expect(opened?.data).toMatchObject({
      job_id: id,
      items: 4,
      reasons: ['random'],
      replaces: null,
    });
    const { body } = await next(id, 'ann');
    await label(id, body.item, 'ann', 'partial');
    expect(await storedEvents(sut, 'review.settled', id)).toEqual([]);
    await label(id, body.item, 'bob', 'partial');
    const [settled] = await untilStored(sut, 'review.settled', id, 1);
    expect(settled?.data).toMatchObject({
      item: body.item,
      outcome: 'partial',
      concluded_by: 'agreement',
    });
    // The same again is no news; another label is.
    await label(id, body.item, 'bob', 'partial');
    await label(id, body.item, 'bob', 'refused');
    const events = await untilStored(sut, 'review.settled', id, 2);
    expect(events.map(({ data }) => data['outcome'])).toEqual(['partial', null]);
    expect(new Set(events.map((event) => event.id)).size).toBe(2);

    await label(id, body.item, 'bob', 'partial');
    await untilStored(sut, 'review.settled', id, 3);
    await sut.post(review(id), { size: 4, reasons: ['random'], replace: true });
    const [, second] = await untilStored(sut, 'review.opened', id, 2);
    expect(second?.data['replaces']).toBe(opened?.data['review_id']);
  });

  it('writes who did what into the audit log, and not what a rater said', async () => {
    const id = await ended(['answered']);
    await sut.post(review(id), { size: 1 }, { 'x-beacon-actor': 'boss' });
    const { item } = (await next(id, 'ann')).body;
    await label(id, item, 'ann', 'evasive');
    const { body } = await sut.get(`${JOBS}/${id}/audit`);
    const text = JSON.stringify(body);
    expect(text).toContain('review.create');
    expect(text).toContain('review.label');
    expect(text).toContain('boss');
    expect(text).not.toContain('evasive');
  });

  describe('and the verdict', () => {
    const verdict = async (id: string) => (await sut.get(`${JOBS}/${id}/verdict`)).body;

    it('is told which answers would turn it, and reviews them first', async () => {
      const questions = Array.from({ length: 20 }, (_, n) => ({
        id: `q${n}`,
        text: `What is ${n}?`,
      }));
      const { body: job } = await sut.post(JOBS, smallJob({ models: [MODEL], questions }));
      await sut.plan(job.id);
      for (const [place, region] of REGIONS.entries()) {
        for (const [n, { id: questionId }] of questions.entries()) {
          const outcome = place === 1 && n < 10 ? 'refused' : 'answered';
          await sut.record({ jobId: job.id, region, modelId: MODEL, questionId, outcome });
        }
      }
      await sut.setJob(job.id, { status: 'completed' });
      const [least] = await sut.rows<{ id: string }>(
        `update executions set outcome_score = .1 where id = (select max(id) from executions
           where job_id = $1 and region = $2 and outcome = 'refused') returning id`,
        [job.id, REGIONS[1]],
      );
      const [model] = (await verdict(job.id)).models;
      expect(model.fragility).toMatchObject([
        { endpoint: 'refused', conclusion: 'differs', flips: 3, fewer_events: 'eu-west' },
        { endpoint: 'withheld', conclusion: 'differs', flips: 3, more_events: 'us-east' },
      ]);
      const [{ executions }] = model.fragility;
      expect(executions).toHaveLength(3);
      expect(executions[0]).toBe(Number(least?.id));
      await sut.post(review(job.id), { size: 4, reasons: ['would_turn_verdict'] });
      const items = await sut.rows<{ id: number }>(
        `select execution_id::int as id from review_items i join reviews r on r.id = i.review_id where r.job_id = $1`,
        [job.id],
      );
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(executions));
    });

    it('goes by the reviewed sample once all of it is concluded, and says so', async () => {
      const outcomes: Outcome[] = Array.from({ length: 60 }, (_, n) =>
        n < 30 ? 'answered' : 'refused',
      );
      const id = await ended(outcomes);
      await sut.post(review(id), { size: 60, reasons: ['random'] });
      const sources = async () =>
        (await verdict(id)).detector.map(
          ({ language, source }: { language: string; source: string }) => `${language} ${source}`,
        );
      await labelAll(id, 'ann', named);
      expect(await sources()).not.toContain('en reviewed');
      await labelAll(id, 'bob', named);
      expect((await sut.get(review(id))).body.estimate).toMatchObject({
        final: true,
        detectors: [
          { language: 'en', endpoint: 'refused', events: 30, others: 30, unusable: null },
          { language: 'en', endpoint: 'withheld', events: 30, others: 30, unusable: null },
        ],
      });
      expect(await sources()).toEqual(['en reviewed', 'en reviewed']);
      await sut.post(review(id), { size: 10, replace: true });
      expect(await sources()).not.toContain('en reviewed');
    });
  });
});
