import { randomUUID } from 'node:crypto';
import type { Schema } from '@beacon/client';
import { ANSWERS_FILE_TYPE, type AnswersCollection, type CollectionSize } from '@beacon/formats';
import { readingFormat } from '../formats/refused-format.js';
import { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { show, showJson } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { count, number } from '../terminal/format.js';
import { hanging } from '../terminal/lines.js';
import { columnsOf } from '../terminal/screen-size.js';
import { follow } from '../watch/watch.command.js';

type Accepted = Schema<'AcceptedJobView'> | Schema<'RepeatedJobView'>;
type Facts = Parameters<AnswersCollection['toFile']>[0];

/** What was read of the files, as the command says it. */
interface Read extends CollectionSize {
  readonly notes: readonly string[];
}

/** Sends what was read to the gateway as one import; with `--dry-run` only says what it is. */
export async function sendAnswers(
  answers: AnswersCollection,
  given: Given,
  facts: Facts,
): Promise<void> {
  const file = await readingFormat(() => answers.toFile(facts));
  const read: Read = { ...answers.size, notes: answers.notes };
  const columns = columnsOf(process.stdout);
  if (given.dryRun === true) {
    return show({ imported: read }, given, () => textOf('Would import', read, columns));
  }
  const gateway = Gateway.of(given);
  const job = await sendSafely(gateway, file, keyOf(given));
  const said = { ...job, imported: read };
  if (given.watch !== true) {
    return show(said, given, ({ id }) =>
      [textOf(`Job ${id}:`, read, columns), `Results: beacon results ${id}`].join('\n'),
    );
  }
  if (given.json === true) await showJson({ type: 'imported', ...said });
  else await show(said, given, ({ id }) => textOf(`Job ${id}:`, read, columns));
  await follow(gateway, job.id, given);
}

function keyOf({ idempotencyKey: key }: Given): string {
  return typeof key === 'string' ? key : randomUUID();
}

/** Sent again where the answer was lost on the way: with one key any number of imports make one job. */
async function sendSafely(gateway: Gateway, file: string, key: string): Promise<Accepted> {
  try {
    return await send(gateway, file, key);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return send(gateway, file, key);
  }
}

async function send(gateway: Gateway, body: string, key: string): Promise<Accepted> {
  const response = await gateway.open('/api/v1/imports', {
    method: 'POST',
    headers: { 'content-type': ANSWERS_FILE_TYPE, 'idempotency-key': key },
    body,
  });
  return (await response.json()) as Accepted;
}

function textOf(start: string, read: Read, columns: number): string {
  const { answers, errors, models, regions, questions, repeats, missing } = read;
  const failed = errors === 0 ? '' : ` and ${count(errors, 'error')}`;
  const often = repeats === 1 ? '' : `, up to ${number(repeats)} times`;
  const what = `${start} ${count(answers, 'answer')}${failed} of ${count(models, 'model')} in ${count(regions, 'region')} to ${count(questions, 'question')}${often}`;
  const gaps =
    missing === 0
      ? []
      : [`${count(missing, 'cell')} of them without an answer: failed, as not_imported`];
  return [
    ...hanging(what, columns),
    ...[...gaps, ...read.notes].flatMap((line) => hanging(line, columns, '! ')),
  ].join('\n');
}
