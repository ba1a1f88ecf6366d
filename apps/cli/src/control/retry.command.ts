import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { listOf } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { count } from '../terminal/format.js';
import { follow } from '../watch/watch.command.js';
import { headersOf, reasonOf } from './change.js';

type RetryBody = Schema<'RetryBody'>;
type Retried = Schema<'RetryView'>;

/** Asks failed and cancelled cells of a job again. */
export async function retry(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/jobs/{id}/retry', {
      params: { path: { id } },
      body: bodyOf(given),
      headers: headersOf(given),
    }),
  );
  await show(answer, given, retriedText);
  if (given.watch === true) await follow(gateway, id, given);
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
  return { ...(Object.fromEntries(lists) as RetryBody), ...reasonOf(given) };
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
