import { terminalJson } from '@beacon/domain';
import { z } from 'zod';
import { gatewayAddress } from '../gateway/address.js';
import { credentialsOf } from '../gateway/credentials.js';
import { GatewayClient, GatewayRefusal } from '../gateway/gateway-client.js';
import { Stdout } from '../output/stdout.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { ReviewClient } from './review-client.js';
import { reviewByLines } from './scripted-review.js';
import { Session } from './session.js';
import { summaryOf } from './summary.js';
import { reviewInTerminal } from './terminal-review.js';

const VALUES = z.object({
  gateway: z.string().min(1).optional(),
  job: z.string(option('job', 'the id of a job')).min(1),
  rater: z.string(option('rater', 'your name, which is kept with each label')).min(1),
  adjudicate: z.boolean().default(false),
  size: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, option('size', 'a whole number, 1 to 2000'))
    .transform(Number)
    .optional(),
});

/** Lets a person label the answers of a job's review, or settle what two others do not agree on. */
export async function review(given: Given): Promise<void> {
  const { gateway, job, rater, adjudicate, size } = checked(given, VALUES);
  const there = new GatewayClient(gatewayAddress(gateway), credentialsOf(given));
  const client = new ReviewClient(there, job, rater, adjudicate);
  if (size !== undefined) await client.make(size);
  await assertThere(client);
  const session = new Session(client);
  await session.start();
  const output = new Stdout();
  const { stdin, stdout } = process;
  if (stdin.isTTY && stdout.isTTY) {
    if (session.shown !== null) await reviewInTerminal(session, stdin, stdout);
    await output.write(endOf(session, adjudicate) + summaryOf(await client.state()));
    return;
  }
  await reviewByLines(session, stdin, output);
  stdin.destroy();
  await output.write(`${terminalJson(JSON.stringify(await client.state()))}\n`);
}

async function assertThere(client: ReviewClient): Promise<void> {
  try {
    await client.state();
  } catch (error) {
    if (!(error instanceof GatewayRefusal && error.errorCode === 'review_not_found')) throw error;
    throw new RefusalError('This job has no review yet: give --size to make one.', {
      cause: error,
    });
  }
}

function endOf(session: Session, adjudicate: boolean): string {
  const what = adjudicate ? 'settled' : 'labelled';
  const left = session.shown === null ? 'nothing is left for you' : 'more is left';
  return `You have ${what} ${session.labelled} answers; ${left}.\n`;
}
