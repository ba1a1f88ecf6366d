import { executionRow } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Databases, insertJob } from '../harness-spec.js';
import { readTypedGroups } from './typed-groups.js';
import { recordExecutions } from '../recording/record-executions.js';
import type { ExecutionRow } from '../recording/execution-row.js';

/** Asked in the plain way, from the region of the rows. */
const PLAIN = {
  region: 'us-east',
  upstream: null,
  isUnpinned: false,
  leftOut: null,
  isImported: false,
  isTimeless: false,
};

describe(readTypedGroups, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const typed = async (jobId: string, rows: readonly Partial<ExecutionRow>[]) => {
    await insertJob(orm, jobId);
    await recordExecutions(
      orm.em.fork(),
      rows.map((row, index) => executionRow({ job_id: jobId, question_id: `q${index}`, ...row })),
    );
    return readTypedGroups(orm.em.fork(), jobId);
  };
  const simulation = { edgeHeaders: { 'x-beacon-simulation': 'true', via: '1.1 edge' } };

  it('tells by whom counted outcomes were typed, and which answers were made up', async () => {
    const group = { ...PLAIN, modelId: 'a', source: 'rules', version: '1', isSimulated: false };
    expect(
      await typed('groups', [
        {},
        { evidence: { edgeHeaders: { via: '1.1 edge' } } },
        { evidence: simulation },
        { outcome_source: 'human', classifier_version: 'human', evidence: simulation },
        { model_id: 'b.1', status: 'refused', outcome: 'refused' },
      ]),
    ).toEqual([
      { ...group, source: 'human', version: 'human', isSimulated: true, executions: 1 },
      { ...group, executions: 2 },
      { ...group, isSimulated: true, executions: 1 },
      { ...group, modelId: 'b.1', executions: 1 },
    ]);
  });

  it('tells by region who served behind a router, whether it chose, and what was not sent', async () => {
    const group = { ...PLAIN, modelId: 'a', source: 'rules', version: '1', isSimulated: false };
    const unpinned = { unpinned: true, upstream: 'Azure', leftOut: ['top_p', 'seed'] };
    expect(
      await typed('routes', [
        { evidence: unpinned },
        { evidence: unpinned },
        { evidence: { upstream: 'OpenAI' }, region: 'us-east' },
        { evidence: { upstream: 'OpenAI' }, region: 'eu-west' },
      ]),
    ).toEqual([
      { ...group, region: 'eu-west', upstream: 'OpenAI', executions: 1 },
      {
        ...group,
        upstream: 'Azure',
        isUnpinned: true,
        leftOut: '["top_p", "seed"]',
        executions: 2,
      },
      { ...group, region: 'us-east', upstream: 'OpenAI', executions: 1 },
    ]);
  });

  it('leaves out what is in no rate', async () => {
    const failed = { status: 'failed', outcome: 'error' } as const;
    expect(
      await typed('uncounted', [
        { ...failed, evidence: simulation },
        { ...failed, status: 'cancelled' },
        { quarantine: 'elsewhere', evidence: simulation },
      ]),
    ).toEqual([]);
  });
});
