import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

/** A job that is under way when the backup is made, and goes on after it. */
async function runningJob(context: ScenarioContext): Promise<FaultJob> {
  await context.latency(200);
  const job = await context.submit({ questions: 60 });
  await context.recorded(job, 40);
  return job;
}

/** A job that is accepted after the backup, and done. */
async function laterJob(context: ScenarioContext): Promise<FaultJob> {
  const job = await context.submit({ questions: 4 });
  await context.status(job, 'completed');
  return job;
}

/** Notes a problem unless the gateway says that there is no such job. */
async function expectUnknown(context: ScenarioContext, job: FaultJob): Promise<void> {
  const status = await until('the gateway to answer', async () => {
    const answer = await context.api.get(`/api/v1/jobs/${job.id}`);
    return answer.status < 500 && answer.status;
  });
  context.check(status === 404, `${job.id} is answered ${status}, not 404`);
}

/** The database comes back from a backup, and the broker is of now. The other way round is `broker-rolled-back`. */
export const restores: readonly Scenario[] = [
  {
    id: 'database-restored',
    matrix: [],
    name: 'the database restored from a backup, the broker is of now',
    done: 'a base backup in the middle of a job; 60 executions and a whole job later PostgreSQL killed and put back to it; the later job submitted again under its id',
    expected:
      'what was recorded since is recorded again from the stored results; the later job is unknown until it is submitted again; no extra call',
    spoilsLab: true,
    run: async (context) => {
      const running = await runningJob(context);
      const backup = await context.lab.backUpDatabase();
      const later = await laterJob(context);
      await context.recorded(running, 100);
      await context.kill('postgres');
      await backup.putBack();
      await context.restart('postgres');
      await context.goesOn(running);
      await expectUnknown(context, later);
      await context.api.must('/api/v1/jobs', later.body());
    },
  },
];
