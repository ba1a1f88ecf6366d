import { hash } from 'node:crypto';
import { CompactRange, leafHash } from '@beacon/signing';
import type { LogEntry, Seal } from '@beacon/signing';
import { registerJob } from '@beacon/persistence';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { resultOf } from '../messages-spec.js';

const FACTS = {
  specification: { version: 'v1', repeats: 1 },
  questions: { count: 1, sha256: hash('sha256', '[]', 'hex') },
  system_prompts_sha256: hash('sha256', '{}', 'hex'),
};
const ANALYSIS = {
  declared: false,
  endpoint: 'refused',
  claim: 'questions_like_these',
  alpha: 0.05,
  margin: 0.05,
  family: 'models_by_endpoint',
  correction: 'holm',
  verdict: '4',
  classifier: '1',
} as const;

/** Results of the first region, one for each repeat. */
const results = (jobId: string, count: number) =>
  Array.from({ length: count }, (_, index) => resultOf({ jobId, repeat: index + 1 }));

/** Sessions that are ended in the middle of a transaction, results that may be needed for it, and looks at the sessions between them. */
const SESSIONS = 5;
const MOST = 1_000;
const LOOKS = 50;

describe('the recorder keeps the log of a job', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(async () => harness.stop());

  const insertJob = async (id: string): Promise<void> => {
    await harness.insertJob(id);
    const job = { jobId: id, kind: 'accepted', cells: 2_000, facts: FACTS } as const;
    await harness.orm.em
      .fork()
      .transactional((em) => registerJob(em, { ...job, analysis: ANALYSIS, at: new Date() }, null));
  };
  const logOf = async (id: string) => {
    const rows = await harness.rows<{ position: number; body: string }>(
      `select e.position::float8 as position, e.body from log_entries e join job_logs g on g.id = e.log_id
       where g.job_id = $1 order by e.position`,
      id,
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index));
    return rows.map(({ body }) => ({ body, entry: JSON.parse(body) as LogEntry }));
  };
  const sealsOf = async (id: string): Promise<Seal[]> => {
    const rows = await harness.rows<{ statement: string }>(
      `select s.statement from job_seals s join job_logs g on g.id = s.log_id where g.job_id = $1 order by s.size`,
      id,
    );
    return rows.map(({ statement }) => JSON.parse(statement) as Seal);
  };
  const recordedOf = async (id: string): Promise<number> => {
    const [row] = await harness.rows<{ n: number }>(
      'select count(*)::float8 as n from executions where job_id = $1',
      id,
    );
    return row?.n ?? 0;
  };
  /** Ends sessions that write a log or a seal at this moment. @returns how many. */
  const endSessions = async (): Promise<number> => {
    const rows = await harness.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
         and query ~ 'log_entries|job_seals|job_logs|log_positions'`,
    );
    return rows.length;
  };
  const expectWhole = async (id: string, executions: number): Promise<void> => {
    const log = await logOf(id);
    expect(log).toHaveLength(executions + 1);
    expect(log[0]?.entry.type).toBe('registration');
    const repeats = log.flatMap(({ entry }) => (entry.type === 'execution' ? [entry.repeat] : []));
    expect(new Set(repeats).size).toBe(executions);
    for (const { size, root } of await sealsOf(id)) {
      const tree = new CompactRange();
      for (const { body } of log.slice(0, size)) tree.append(leafHash(Buffer.from(body)));
      expect(tree.root().toString('hex')).toBe(root);
    }
  };

  it('appends what it records, seals it when the job has ended, and again when the job goes on', async () => {
    await insertJob('logged');
    await harness.publish(results('logged', 30));
    await until(async () => (await logOf('logged')).length === 31, 'all of it is in the log');
    expect(await sealsOf('logged')).toEqual([]);
    await harness.setStatus('logged', 'completed');
    await until(async () => (await sealsOf('logged')).length === 1, 'the log is sealed');
    await harness.setStatus('logged', 'running');
    await harness.publish(results('logged', 40));
    await until(async () => (await logOf('logged')).length === 41, 'the rest is in the log');
    await harness.setStatus('logged', 'completed');
    await until(async () => (await sealsOf('logged')).length === 2, 'it is sealed again');
    await expectWhole('logged', 40);
    const seals = await sealsOf('logged');
    expect(seals.map(({ size, kid, job }) => ({ size, kid, job }))).toEqual([
      { size: 31, kid: null, job: 'logged' },
      { size: 41, kid: null, job: 'logged' },
    ]);
  });

  it('writes one log, though several recorders keep it and sessions of theirs are ended in the middle', async () => {
    await insertJob('attacked');
    const others = [await harness.startAnother(), await harness.startAnother()];
    try {
      let ended = 0;
      let published = 0;
      // Transactions are caught in the middle: there is always something to append.
      while (ended < SESSIONS && published < MOST) {
        published += 10;
        await harness.publish(results('attacked', published).slice(-10));
        for (let look = 0; look < LOOKS; look += 1) ended += await endSessions();
      }
      expect(ended).toBeGreaterThanOrEqual(SESSIONS);
      await until(
        async () => (await recordedOf('attacked')) === published,
        'all of it is recorded',
      );
      await harness.setStatus('attacked', 'completed');
      await until(async () => {
        const last = (await sealsOf('attacked')).at(-1);
        return last?.size === published + 1;
      }, 'all of it is sealed');
      await expectWhole('attacked', published);
    } finally {
      await Promise.all(others.map((recorder) => recorder.stop()));
    }
  });
});
