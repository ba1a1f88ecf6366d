import type { paths, Schema } from '@beacon/client';
import { headersOf, reasonOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { moment, number } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { hanging } from '../terminal/lines.js';

type Query = NonNullable<paths['/api/v1/dead-letters']['get']['parameters']['query']>;
type Item = Schema<'DeadLetterItemView'>;
type Letter = Schema<'DeadLetterView'>;

/** Lists dead letters. */
export async function list(given: Given): Promise<void> {
  const gateway = Gateway.ofAdmin(given);
  const query = apiFields(given, ['limit', 'cursor']) as Query;
  const answer = await gateway.ask(gateway.api.GET('/api/v1/dead-letters', { params: { query } }));
  await show(answer, given, ({ dead_letters: letters, next_cursor: next }) =>
    [
      ...(letters.length === 0 ? ['No dead letter.'] : letters.flatMap(itemLines)),
      ...(next === null ? [] : [`More: --cursor ${next}`]),
    ].join('\n'),
  );
}

/** Shows a dead letter. */
export async function inspect(sequence: string, given: Given): Promise<void> {
  const gateway = Gateway.ofAdmin(given);
  const answer = await gateway.ask(
    gateway.api.GET('/api/v1/dead-letters/{sequence}', {
      params: { path: { sequence: numberOf(sequence) } },
    }),
  );
  await show(answer, given, letterText);
}

/** Puts a dead letter back on its original subject. */
export async function replay(sequence: string, given: Given): Promise<void> {
  const gateway = Gateway.ofAdmin(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/dead-letters/{sequence}/replay', {
      params: { path: { sequence: numberOf(sequence) } },
      headers: headersOf(given),
      body: reasonOf(given),
    }),
  );
  await show(answer, given, ({ action, subject }) => `${action.replaceAll('_', ' ')}: ${subject}`);
}

/** Deletes a dead letter. */
export async function remove(sequence: string, given: Given): Promise<void> {
  const gateway = Gateway.ofAdmin(given);
  const answer = await gateway.ask(
    gateway.api.DELETE('/api/v1/dead-letters/{sequence}', {
      params: { path: { sequence: numberOf(sequence) } },
      headers: headersOf(given),
    }),
  );
  await show(answer, given, (deleted) => `deleted: ${deleted.sequence}`);
}

function numberOf(sequence: string): string {
  if (/^[1-9]\d{0,15}$/.test(sequence)) return sequence;
  throw new UsageError(
    `The dead letter is ${JSON.stringify(sequence)}, must be a number that \`beacon dead\` lists.`,
  );
}

function itemLines(item: Item): readonly string[] {
  const { sequence, kept_at: at, subject, reason, deliveries, size } = item;
  const times = deliveries === null ? '' : `, delivered ${deliveries} times`;
  return [
    `${sequence}  ${moment(at)}  ${subject ?? 'no subject'}`,
    ...hanging(`${reason}${times}, ${number(size)} bytes`, columnsOf(process.stdout), '    '),
  ];
}

function letterText(letter: Letter): string {
  const { headers, body_text: body, body_base64: bytes } = letter;
  return [
    ...itemLines(letter),
    ...(letter.original_size === null
      ? []
      : [`    its body was cut: it had ${number(letter.original_size)} bytes`]),
    '',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body ?? `(no text; base64) ${bytes}`,
  ].join('\n');
}
