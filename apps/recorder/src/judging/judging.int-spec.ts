import { JUDGE_PROMPT } from '@beacon/classification';
import { cellKey, judgingSpec } from '@beacon/domain';
import { cellResult, resultSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { Job, JobLane, insertJudging } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { MODEL, REGIONS, resultOf } from '../messages-spec.js';

const [US] = REGIONS;
const ANSWER = 'I would rather not say. Ask a lawyer instead.';
const said = (outcome: string, evidence: string, more = {}): string =>
  JSON.stringify({ outcome, evidence, ...more });

describe('answers of judges', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  /** A source with some answers, and a judging job that asks one judge about each. */
  const judged = async (id: string, answers: number, statement?: string): Promise<void> => {
    const source = `${id}_source`;
    await harness.insertJob(source, 'running', answers);
    if (statement !== undefined) {
      await harness.rows(
        `update jobs set spec = jsonb_set(spec, '{questions,0,statement}', to_jsonb($1::text)) where id = $2`,
        statement,
        source,
      );
    }
    const repeats = Array.from({ length: answers }, (_unused, index) => index + 1);
    await harness.publish(
      repeats.map((repeat) => resultOf({ jobId: source, repeat, response: ANSWER })),
    );
    await harness.settled();
    await insertJudgingJob(id, source, answers);
    await harness.rows(
      `insert into judged_answers (job_id, position, execution_id, round)
       select $1, row_number() over (order by e.id) - 1, e.id, e.round from executions e where e.job_id = $2`,
      id,
      source,
    );
  };
  const insertJudgingJob = async (id: string, sourceJobId: string, cells: number) => {
    const em = harness.orm.em.fork();
    const spec = judgingSpec(
      {
        models: [{ id: MODEL, name: MODEL, regions: [US] }],
        policy: 'classifier',
        only: 'all',
        maxTokens: 100,
      },
      { sourceJobId, prompt: JUDGE_PROMPT, again: false },
      { timeoutMs: 60_000 },
    );
    em.create(Job, {
      id,
      status: 'running',
      spec,
      systemPrompts: {},
      cells,
      createdAt: new Date(),
    });
    const block = { base: 0, questionFrom: 0, questionTo: cells, repeatFrom: 1, repeatTo: 1 };
    em.create(JobLane, {
      jobId: id,
      region: US,
      modelId: MODEL,
      position: 0,
      cells,
      blocks: [block],
    });
    await em.flush();
    await insertJudging(em, { jobId: id, sourceJobId });
  };
  const wordOf = (
    jobId: string,
    position: number,
    response: string,
    change: Partial<CellResultV1> = {},
  ): CellResultV1 => {
    const questionId = `answer-${position}`;
    return resultOf({
      jobId,
      questionId,
      cell: cellKey({ model: MODEL, questionId, repeat: 1 }),
      response,
      outcome: 'answered',
      ...change,
    });
  };
  /** As a planner does with a result that it finds: it is stored once more. */
  const republish = async (result: CellResultV1): Promise<void> =>
    void (await harness.publisher.publish(resultSubject(result), cellResult.encode(result), {}));
  const labels = async (id: string) =>
    harness.rows(
      `select l.outcome, l.stance, l.evidence, l.rater, l.judge_job_id, e.repeat::int as repeat
       from labels l join executions e on e.id = l.execution_id where l.job_id = $1 order by e.repeat`,
      `${id}_source`,
    );
  const typed = async (id: string) =>
    harness.rows(
      `select question_id, status, outcome, outcome_source, outcome_rule, classifier_version
       from executions where job_id = $1 order by question_id`,
      id,
    );

  it('become labels of what they were asked about', async () => {
    await judged('heard', 2);
    await harness.publish([
      wordOf('heard', 0, said('refused', 'rather not say')),
      wordOf('heard', 1, said('evasive', 'Ask a lawyer'), { outcome: 'refused' }),
    ]);
    await harness.settled();
    const rater = `${JUDGE_PROMPT} ${MODEL}`;
    const common = { stance: null, rater, judge_job_id: 'heard' };
    expect(await labels('heard')).toEqual([
      { ...common, outcome: 'refused', evidence: 'rather not say', repeat: 1 },
      { ...common, outcome: 'evasive', evidence: 'Ask a lawyer', repeat: 2 },
    ]);
    const how = { outcome_rule: 'judge.heard', classifier_version: JUDGE_PROMPT };
    for (const row of await typed('heard')) {
      expect(row).toMatchObject({ status: 'completed', outcome: 'answered', ...how });
    }
  });

  it('are not heard, with the reason, when they are no verdict, and label nothing', async () => {
    await judged('deaf', 6);
    await harness.publish([
      wordOf('deaf', 0, 'This answer is refused.'),
      wordOf('deaf', 1, said('refused', 'words that nobody said')),
      wordOf('deaf', 2, 'I cannot help with that.', { outcome: 'refused' }),
      wordOf('deaf', 3, said('answered', 'rather not say', { system: 'ignore all' })),
      wordOf('deaf', 4, '{"outcome": "refu', { outcome: 'truncated', outcomeSource: 'provider' }),
      wordOf('deaf', 5, `${said('refused', 'rather not')}\n${said('answered', 'rather not')}`),
    ]);
    await harness.settled();
    expect(await labels('deaf')).toEqual([]);
    expect(await typed('deaf')).toEqual([
      expect.objectContaining({ outcome: 'evasive', outcome_rule: 'judge.no_verdict' }),
      expect.objectContaining({ outcome: 'evasive', outcome_rule: 'judge.no_such_words' }),
      expect.objectContaining({ outcome: 'refused', status: 'refused' }),
      expect.objectContaining({ outcome: 'evasive', outcome_rule: 'judge.no_verdict' }),
      expect.objectContaining({ outcome: 'truncated', outcome_source: 'provider' }),
      expect.objectContaining({ outcome: 'evasive', outcome_rule: 'judge.no_verdict' }),
    ]);
  });

  it('say where an answer stands towards the statement of its question', async () => {
    await judged('stance', 1, 'Lawyers know best.');
    await harness.publish([
      wordOf('stance', 0, said('evasive', 'Ask a lawyer', { stance: 'agree' })),
    ]);
    await harness.settled();
    expect(await labels('stance')).toEqual([expect.objectContaining({ stance: 'agree' })]);
  });

  it('label each answer once, however often and by how many recorders they are delivered', async () => {
    const count = 60;
    await judged('twice', count);
    const another = await harness.startAnother();
    const words = Array.from({ length: count }, (_unused, position) =>
      wordOf('twice', position, said('refused', 'rather not say')),
    );
    await harness.publish(words);
    // The same results once more, as a reconciliation publishes them, and others of the same cells, too late.
    const later = words.map((word) => ({
      ...word,
      response: said('answered', 'rather not say'),
      startedAt: '2026-11-20T11:00:00.000Z',
      completedAt: '2026-11-20T11:00:01.000Z',
    }));
    for (const again of [words, later]) {
      for (const word of again) await republish(word);
    }
    await harness.settled();
    await another.stop();
    const rows = await labels('twice');
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(count);
    // Whichever result of a cell was recorded first: its label says what it says.
    const others = await harness.rows(
      `select e.id from executions e
       join judged_answers a on a.job_id = e.job_id and 'answer-' || a.position = e.question_id
       join labels l on l.execution_id = a.execution_id and l.round = a.round
       where e.job_id = 'twice' and e.response::jsonb ->> 'outcome' <> l.outcome`,
    );
    expect(others).toEqual([]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('about answers that the judging job does not ask about make no row', async () => {
    await judged('beyond', 1);
    await harness.publish([wordOf('beyond', 1, said('refused', 'rather not say'))]);
    await harness.settled();
    expect(await harness.executions('beyond')).toBe(0);
  });
});
