import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { GatewayRefusal } from '../gateway/gateway-client.js';
import { show } from '../output/show.js';
import { listOf } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { count } from '../terminal/format.js';
import { follow } from '../watch/watch.command.js';
import { headersOf, maxCostOf, reasonOf } from './change.js';

type RetryBody = Schema<'RetryBody'>;
type Retried = Schema<'RetryView'>;

const CLOSING_MS = 500;
const MOST_TRIES = 60;

/** Asks failed and cancelled cells of a job again. */
export async function retry(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await onceClosed(() =>
    gateway.ask(
      gateway.api.POST('/api/v1/jobs/{id}/retry', {
        params: { path: { id } },
        body: bodyOf(given),
        headers: headersOf(given),
      }),
    ),
  );
  await show(answer, given, retriedText);
  if (given.watch === true) await follow(gateway, id, given);
}

/** Cells that are being given up are recorded within moments, and are asked again only then. */
async function onceClosed<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const isClosing = error instanceof GatewayRefusal && error.errorCode === 'job_closing';
      if (!isClosing || tries === MOST_TRIES) throw error;
    }
    await pause(CLOSING_MS);
  }
}

/** The gateway checks the words of the lists. */
function bodyOf(given: Given): RetryBody {
  const fields = { status: given.status, region: given.region, model_id: given.modelId };
  const lists = Object.entries({ ...fields, question_id: given.questionId }).flatMap(
    ([name, value]) => {
      const list = listOf(value);
      return list === null ? [] : [[name, list] as const];
    },
  );
  return { ...(Object.fromEntries(lists) as RetryBody), ...maxCostOf(given), ...reasonOf(given) };
}

function retriedText({
  job_id: id,
  retried,
  already_retrying: before,
  exhausted,
}: Retried): string {
  return [
    retried === 0 ? 'No cell is asked again.' : `${count(retried, 'cell')} asked again.`,
    ...(before === 0 ? [] : [`${count(before, 'cell')} of an earlier retry still to come.`]),
    ...(exhausted === 0 ? [] : [`${count(exhausted, 'cell')} had all their rounds.`]),
    `Watch: beacon watch ${id}`,
  ].join('\n');
}
