import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTempFolder, projectRoot, runStep } from '@beacon/stack';
import { sealedEvidence } from '@beacon/testing';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';

const LAST_ENTRIES = /insert into log_entries/i;
const SEAL = /insert into job_seals/i;
const SEALED = /update job_logs set sealed_size/i;
const COMMIT = /\bcommit\b/i;

/** The recorder dies while it seals the log of a job that has ended: at each step, one job after the other. */
export const sealingFaults: readonly Scenario[] = [
  {
    id: 'recorder-before-seal',
    matrix: [45],
    name: "recorder killed between a job's last row and the seal of its log",
    done: 'kill -9 when it sends the seal, which the database never gets; restart; again when it has sent it and not committed',
    expected: 'sealed once; `beacon verify` passes',
    short: true,
    run: async (context) => {
      await context.latency(50);
      const job = await context.submit();
      await killedAt(context, SEAL, 'hold');
      await expectSeals(context, job, 0);
      const again = killedAt(context, SEALED, 'pass');
      await context.restart('recorder');
      await again;
      await expectSeals(context, job, 0);
      await context.restart('recorder');
      await context.end();
      await expectSealedOnce(context, job);
    },
  },
  {
    id: 'recorder-seal-commit',
    matrix: [45],
    name: 'recorder killed while it commits a seal',
    done: 'kill -9 when it commits the seal of a job: the database does, and the recorder never knows',
    expected: 'sealed once; `beacon verify` passes',
    run: async (context) => {
      await context.latency(50);
      const job = await context.submit();
      let killed: Promise<void> | undefined;
      await context.trap('recorder', 'postgres', {
        direction: 'up',
        pattern: SEALED,
        action: 'pass',
        // What it says next is the commit.
        onSprung: () => {
          killed = killedAt(context, COMMIT, 'pass');
        },
      });
      await killed;
      await context.restart('recorder');
      await context.end();
      await expectSealedOnce(context, job);
    },
  },
  {
    id: 'recorder-last-entries',
    matrix: [45],
    name: 'recorder killed while it writes the last rows into the log',
    done: 'kill -9 when it appends entries of the log, which the database never gets; restart',
    expected: 'every row is in the log once; sealed once; `beacon verify` passes',
    run: async (context) => {
      await context.latency(50);
      const job = await context.submit();
      await context.recorded(job, job.cells.size - 4);
      await killedAt(context, LAST_ENTRIES, 'hold');
      await context.restart('recorder');
      await context.end();
      await expectSealedOnce(context, job);
    },
  },
];

/** Waits until the recorder says something to the database, and kills it at that moment. It costs no call. */
async function killedAt(
  context: ScenarioContext,
  pattern: RegExp,
  action: 'hold' | 'pass',
): Promise<void> {
  const trap = context.trap('recorder', 'postgres', {
    direction: 'up',
    pattern,
    action,
    onSprung: () => context.killAtOnce('recorder'),
  });
  await context.strike({}, () => trap);
}

async function expectSeals(context: ScenarioContext, job: FaultJob, count: number): Promise<void> {
  const found = await sealsOf(context, job);
  context.check(found === count, `the log of ${job.id} has ${found} seals, not ${count}`);
}

/** Waits for the seal, and has `beacon verify` check the whole export, as a stranger would. */
async function expectSealedOnce(context: ScenarioContext, job: FaultJob): Promise<void> {
  const lines = await sealedEvidence(context.process('gateway').url, job.id);
  await expectSeals(context, job, 1);
  const folder = await makeTempFolder();
  try {
    const file = join(folder.path, 'export.jsonl');
    await writeFile(file, lines.map((line) => `${line}\n`).join(''));
    const command = join(projectRoot(), 'apps/cli/dist/main.js');
    const args = [command, 'verify', file, '--trust', context.lab.keys.trustFile];
    await runStep({ name: 'beacon verify', file: process.execPath, args });
  } finally {
    await folder.remove();
  }
}

async function sealsOf({ lab }: ScenarioContext, job: FaultJob): Promise<number> {
  const [row] = await lab.database.query<{ count: number }>(
    `select count(*)::int as count from job_seals s join job_logs l on l.id = s.log_id where l.job_id = $1`,
    [job.id],
  );
  return row?.count ?? 0;
}
