import { executionRow } from '@beacon/testing';
import { cellAt, cellsOfBlock, inOrderOf } from '@beacon/domain';
import type { CellBlock, JobSpec } from '@beacon/domain';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Databases } from '../harness-spec.js';
import { JobLane } from '../entities/job-lane.entity.js';
import { Job } from '../entities/job.entity.js';
import { cellsOfLane, findMissingCells } from './missing-cells.js';
import { recordExecutions } from '../recording/record-executions.js';
import { runStatement } from '../statement.js';

const LANE = { region: 'us-east', model_id: 'a' };
const OUTSIDE = { region: 'us-east', model: 'a' };

describe(findMissingCells, () => {
  let databases: Databases;
  let orm: MikroORM;
  let jobs = 0;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  /** A job with one lane of these blocks; without questions it asks its own prompt. */
  const insertJob = async (questions: number, blocks: readonly CellBlock[]): Promise<string> => {
    jobs += 1;
    const id = `job_${jobs}`;
    const em = orm.em.fork();
    const spec = specOf(questions);
    const cells = blocks.reduce((sum, block) => sum + cellsOfBlock(block), 0);
    em.create(Job, {
      id,
      status: 'running',
      spec,
      systemPrompts: {},
      cells,
      createdAt: new Date(),
    });
    const { region, model_id: modelId } = LANE;
    em.create(JobLane, { jobId: id, region, modelId, position: 0, cells, blocks: [...blocks] });
    await em.flush();
    return id;
  };
  const specOf = (questions: number): JobSpec => {
    const list = Array.from({ length: questions }, (_unused, index) => ({
      id: `q${index}`,
      text: '?',
    }));
    return { questions: list, prompt: questions === 0 ? 'Why?' : null } as unknown as JobSpec;
  };
  const record = async (
    job_id: string,
    questions: number,
    blocks: CellBlock[],
    positions: number[],
  ) => {
    const rows = positions.map((position) => {
      const cell = cellAt(specOf(questions), { ...OUTSIDE, blocks }, position);
      return executionRow({ job_id, ...LANE, question_id: cell.questionId, repeat: cell.repeat });
    });
    await recordExecutions(orm.em.fork(), rows);
  };

  it('finds what is expected and has no execution, whatever the blocks, the part and the limit', async () => {
    const size = { min: 1, max: 3 };
    const drawn = fc.record({
      questions: fc.integer({ min: 0, max: 3 }),
      repeats: fc.integer(size),
      added: fc.array(fc.record({ questions: fc.nat(2), repeats: fc.nat(2) }), { maxLength: 2 }),
      seed: fc.option(fc.nat(1_000), { nil: undefined }),
      recorded: fc.array(fc.nat(200), { maxLength: 20 }),
      from: fc.nat(30),
      length: fc.nat(60),
      limit: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(
        drawn,
        async ({ questions, repeats, added, seed, recorded, from, length, limit }) => {
          const order = seed === undefined ? undefined : { seed };
          const blocks = blocksOf(questions, repeats, added).map((block) =>
            inOrderOf({ order }, LANE.model_id, block),
          );
          const all =
            questions === 0 ? 0 : questions + added.reduce((sum, one) => sum + one.questions, 0);
          const job_id = await insertJob(all, blocks);
          const cells = blocks.reduce((sum, block) => sum + cellsOfBlock(block), 0);
          expect(await cellsOfLane(orm.em.fork(), { job_id, ...LANE })).toBe(cells);
          const done = new Set(recorded.map((position) => position % cells));
          await record(job_id, all, blocks, [...done]);

          const part = { job_id, ...LANE, from, to: from + length, limit };
          const expected = Array.from({ length: cells }, (_unused, position) => position)
            .filter(
              (position) => position >= from && position < from + length && !done.has(position),
            )
            .slice(0, limit)
            .map((position) => {
              const { questionId, repeat } = cellAt(specOf(all), { ...OUTSIDE, blocks }, position);
              return { position, question_id: questionId, repeat };
            });
          expect(await findMissingCells(orm.em.fork(), part)).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('finds the few that are missing of a large lane just written, from its first to its last', async () => {
    const blocks = [{ base: 0, questionFrom: 0, questionTo: 3, repeatFrom: 1, repeatTo: 9_000 }];
    const job_id = await insertJob(3, blocks);
    await runStatement(
      orm.em.fork(),
      `insert into executions (job_id, region, model_id, question_id, repeat, cell, round, status, outcome,
         outcome_source, classifier_version, response_length, response_cut, attempts, started_at, completed_at,
         duration_ms, prompt_sha256, provider, executor_id, evidence)
       select $1, $2, $3, 'q' || (n / 9000), n % 9000 + 1, substr(md5(n::text), 1, 26), 1, 'completed', 'answered', 'rules',
         '1', 0, false, 1, now(), now(), 0, '', 'none', 'x', '{}'
       from generate_series(0, 26999) n where n not in (0, 13500, 26999)`,
      [job_id, LANE.region, LANE.model_id],
    );
    const part = { job_id, ...LANE, from: 0, to: Number.MAX_SAFE_INTEGER, limit: 2_000 };
    expect(await findMissingCells(orm.em.fork(), part)).toEqual([
      { position: 0, question_id: 'q0', repeat: 1 },
      { position: 13_500, question_id: 'q1', repeat: 4_501 },
      { position: 26_999, question_id: 'q2', repeat: 9_000 },
    ]);
    expect(await findMissingCells(orm.em.fork(), { ...part, limit: 1, from: 1 })).toHaveLength(1);
  });

  it('finds nothing of a lane that there is not', async () => {
    const part = { job_id: 'nobody', ...LANE, from: 0, to: 10, limit: 10 };
    expect(await findMissingCells(orm.em.fork(), part)).toEqual([]);
    expect(await cellsOfLane(orm.em.fork(), part)).toBe(0);
  });
});

/** The first block of a job, and behind it what extensions added: repeats of the questions so far, then new questions. */
function blocksOf(
  questions: number,
  repeats: number,
  added: readonly { readonly questions: number; readonly repeats: number }[],
): CellBlock[] {
  const blocks: CellBlock[] = [];
  let questionTo = Math.max(1, questions);
  let repeatTo = repeats;
  const add = (block: Omit<CellBlock, 'base'>): void => {
    const base = blocks.reduce((sum, one) => sum + cellsOfBlock(one), 0);
    if (cellsOfBlock(block) > 0) blocks.push({ base, ...block });
  };
  add({ questionFrom: 0, questionTo, repeatFrom: 1, repeatTo });
  for (const extension of added) {
    const from = repeatTo + 1;
    repeatTo += extension.repeats;
    add({ questionFrom: 0, questionTo, repeatFrom: from, repeatTo });
    if (questions === 0) continue;
    const questionFrom = questionTo;
    questionTo += extension.questions;
    add({ questionFrom, questionTo, repeatFrom: 1, repeatTo });
  }
  return blocks;
}
