import { ProcessDiedError } from '@beacon/stack';
import type { ScenarioContext } from '../run/context.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const EAST = 'executor-us-east';
const OTHER = 'executor-us-east-2';
const CENTRAL = ['gateway', 'planner', 'recorder'] as const;

/** Users of the broker that are taken away while jobs run. */
export const credentialFaults: readonly Scenario[] = [
  {
    id: 'credentials-revoked',
    matrix: [42],
    name: "an executor's credentials are revoked in the middle of a job",
    done: 'the user of one of two executors is taken from the broker; given back; then that of the other',
    expected:
      'it says so and ends with code 1; the other takes its tasks; given back, it carries the rest',
    shape: 'users',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit({ questions: 40 });
      await context.recorded(job, 20);
      await context.inFlight(4, 'us-east');
      await context.strike({ regions: ['us-east'] }, () => revoke(context, EAST));
      await context.goesOn(job, 'us-east');
      await endsRefused(context, EAST);
      await doesNotStart(context, EAST);
      await revoke(context);
      await context.restart(EAST);

      // From here on nobody else is left to do the region's rest.
      await context.strike({ regions: ['us-east'] }, () => revoke(context, OTHER));
      await endsRefused(context, OTHER);
      await context.goesOn(job, 'us-east');
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await revoke(context);
      await context.restart(OTHER);
      checkPermissions(context);
    },
  },
  {
    id: 'central-credentials-revoked',
    matrix: [42],
    name: 'the credentials of gateway, planner and recorder are revoked in the middle of a job',
    done: 'their users are taken from the broker, given back, and they are started again',
    expected: 'each says so and ends with code 1; the job goes on; no extra call',
    shape: 'users',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit({ questions: 50 });
      await context.recorded(job, 20);
      await context.strike({}, () => revoke(context, ...CENTRAL));
      for (const name of CENTRAL) await endsRefused(context, name);
      await revoke(context);
      await context.restart(...CENTRAL);
      await context.goesOn(job);
      await context.end();
      checkPermissions(context);
    },
  },
  {
    id: 'keys-rotated',
    matrix: [42],
    name: 'every key of the broker is rotated and a region added in the middle of a job',
    done: 'an account for a further region; new keys for all identities, one after the other; then the old ones are ended',
    expected: 'connections come back with the new keys; no process ends; no extra call',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit({ questions: 40 });
      await context.recorded(job, 20);
      await context.strike({}, () => context.lab.brokers.rotateAll('added-later'));
      await context.goesOn(job);
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      checkPermissions(context);
    },
  },
];

/** Takes these users away and gives all others back. */
async function revoke(context: ScenarioContext, ...names: readonly string[]): Promise<void> {
  await context.lab.brokers.revoke(...names);
}

/** A refused process is not ready at once, and ends by itself with a word that says why. */
async function endsRefused(context: ScenarioContext, name: string): Promise<void> {
  const { url } = context.process(name);
  await until(`${name} to be not ready`, async () => !(await isReady(url)));
  const { code, lastLines } = await context.ended(name);
  context.check(code === 1, `${name} ended with code ${code}, not 1`);
  for (const event of ['bus.credentials_refused', 'service.failed']) {
    context.check(
      lastLines.some((line) => line.includes(`"${event}"`)),
      `${name} did not log ${event}`,
    );
  }
}

/** A process that is not there is not ready. */
async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Started again as it is, a refused process says the same and ends. */
async function doesNotStart(context: ScenarioContext, name: string): Promise<void> {
  try {
    await context.restart(name);
    context.check(false, `${name} starts without its credentials`);
  } catch (error) {
    if (!(error instanceof ProcessDiedError)) throw error;
    const says = error.report.lastLines.some((line) => line.includes('CredentialsRefusedError'));
    context.check(says, `${name} does not say why it does not start`);
  }
}

/** What the users may do is enough: the broker has refused nothing that a process tried. */
function checkPermissions(context: ScenarioContext): void {
  const refusals = context
    .process('nats')
    .logs()
    .filter((line) => /(Publish|Subscription) Violation/.test(line));
  context.check(refusals.length === 0, `the broker refused: ${refusals.join('; ')}`);
}
