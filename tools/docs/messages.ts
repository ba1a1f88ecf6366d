import {
  ACK_WAIT_MS,
  DEAD_HEADERS,
  DEAD_HEADER_MEANINGS,
  eventCatalogue,
  messageCatalogue,
  topologyOf,
} from '@beacon/contracts';
import type { ConsumerSpec, EventEntry, MessageEntry, StreamSpec } from '@beacon/contracts';
import type { Catalogue } from '@beacon/domain';
import { fieldsTable, typeOf } from './fields.js';
import { handlersOf } from './handlers.js';
import type { Handler } from './handlers.js';
import { code, table } from './table.js';
import { z } from 'zod';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the topology is asked for: one region and one model, which stand for all. */
const ANY = {
  regions: [{ id: '<region>' }],
  lanes: [{ region: '<region>', model: '<model>', concurrency: 0 }],
} as unknown as Pick<Catalogue, 'regions' | 'lanes'>;

/** The blocks of docs/messages.md. */
export function messageBlocks(root: string): [string, string][] {
  const streams = topologyOf(ANY);
  const handlers = handlersOf(root);
  return [
    ['streams', streamsTable(streams)],
    ['consumers', consumersTable(streams)],
    ['messages', messagesTable(messageCatalogue.filter(({ stream }) => stream !== null))],
    ['core messages', messagesTable(messageCatalogue.filter(({ stream }) => stream === null))],
    ['handlers', handlersTable(handlers)],
    ...messageCatalogue.flatMap(({ contract }): [string, string][] =>
      contract.schema === null
        ? []
        : [[`fields of ${contract.name}`, fieldsTable(contract.schema)]],
    ),
    ['dead letter headers', headersTable()],
    ['events', eventsTable()],
    ['event data', eventDataTable()],
  ];
}

function streamsTable(streams: readonly StreamSpec[]): string {
  const head = [
    'stream',
    'subjects',
    'retention',
    'kept for',
    'bounds',
    'direct reads',
    'messages',
  ];
  return table(
    head,
    streams.map((stream) => [
      code(pattern(stream.name)),
      stream.subjects.map((subject) => code(pattern(subject))).join(', '),
      stream.retention === 'workqueue' ? 'work queue' : stream.retention,
      `${stream.maxAgeMs / DAY_MS} days`,
      boundsOf(stream).join('; '),
      stream.allowDirect ? 'yes' : 'no',
      messagesOf(stream).join(', '),
    ]),
  );
}

function boundsOf({ maxMessages, maxBytes, onePerSubject, latestOnly }: StreamSpec): string[] {
  return [
    ...(maxMessages === null ? [] : [`${maxMessages.toLocaleString('en-US')} messages`]),
    ...(maxBytes === null ? [] : [`${maxBytes / 1024 ** 3} GiB`]),
    ...(onePerSubject ? ['one message per subject, further ones refused'] : []),
    ...(latestOnly ? ['the latest message of each subject'] : []),
  ];
}

function messagesOf({ name, subjects }: StreamSpec): string[] {
  const own = messageCatalogue.filter(({ stream }) => stream === pattern(name));
  const events = subjects.some((subject) => subject === 'beacon.events.>') ? ['events'] : [];
  return [...own.map(({ contract }) => code(contract.name)), ...events];
}

function consumersTable(streams: readonly StreamSpec[]): string {
  const head = ['stream', 'durable', 'filter', 'max ack pending', 'max deliver', 'pulled by'];
  const rows = streams.flatMap(({ name, consumers }) =>
    consumers.map((consumer) => [
      code(pattern(name)),
      code(pattern(consumer.durable)),
      code(pattern(consumer.filter)),
      consumer.maxAckPending === 0
        ? "the lane's limit"
        : consumer.maxAckPending.toLocaleString('en-US'),
      consumer.maxDeliver === -1 ? 'no limit' : consumer.maxDeliver.toLocaleString('en-US'),
      pulledBy(consumer),
    ]),
  );
  return `All are durable pull consumers with explicit acknowledgement and an ack wait of ${ACK_WAIT_MS / 1000} s.\n\n${table(head, rows)}`;
}

/** Durables of services have their names. */
function pulledBy({ durable }: ConsumerSpec): string {
  return durable.startsWith('lane_') ? 'executor' : durable;
}

function messagesTable(entries: readonly MessageEntry[]): string {
  const hasIds = entries.some(({ messageId }) => messageId !== null);
  const head = [
    'message',
    'subject',
    'from → to',
    ...(hasIds ? [code('Nats-Msg-Id')] : []),
    'what it says',
  ];
  return table(
    head,
    entries.map((entry) => [
      `${code(entry.contract.name)} (version ${entry.contract.version})`,
      entry.subject === 'reply' ? 'reply subject of the question' : code(entry.subject),
      `${entry.sentBy.join(', ')} → ${receivers(entry)}`,
      ...(hasIds ? [entry.messageId === null ? '' : code(entry.messageId)] : []),
      entry.summary,
    ]),
  );
}

function receivers({ receivedBy, delivery }: MessageEntry): string {
  const all = receivedBy.join(', ');
  if (delivery === 'asker') return `${all}, the one that asked`;
  return delivery === 'one' ? `${all} (one process)` : `${all} (every process)`;
}

function handlersTable(handlers: readonly Handler[]): string {
  return table(
    ['message', 'received by', 'in'],
    joined(handlers).map(({ message, services, files }) => [
      code(message),
      services.join(', '),
      files.map((file) => code(file)).join(', '),
    ]),
  );
}

/** Services that receive a message in the same files, as those of the bus, are one row. */
function joined(handlers: readonly Handler[]) {
  const rows = new Map<string, { message: string; services: string[]; files: readonly string[] }>();
  for (const { message, service, files } of handlers) {
    const key = [message, ...files].join(' ');
    const row = rows.get(key) ?? { message, services: [], files };
    rows.set(key, { ...row, services: [...row.services, service] });
  }
  return [...rows.values()];
}

function headersTable(): string {
  const names = Object.keys(DEAD_HEADERS) as (keyof typeof DEAD_HEADERS)[];
  return table(
    ['header', 'holds'],
    names.map((name) => [code(DEAD_HEADERS[name]), DEAD_HEADER_MEANINGS[name]]),
  );
}

function eventsTable(): string {
  return table(
    ['type', 'source', 'id', 'CloudEvents `subject`', 'what happened'],
    eventCatalogue.map(({ type, source, ids, about, summary }) => [
      code(type),
      code(source),
      ids.map(code).join(' or '),
      code(about),
      summary,
    ]),
  );
}

function eventDataTable(): string {
  return table(
    ['type', code('data')],
    eventCatalogue.map((event) => [code(event.type), dataOf(event)]),
  );
}

function dataOf({ data }: EventEntry): string {
  const { properties = {} } = z.toJSONSchema(data);
  return Object.entries(properties)
    .map(([name, property]) => {
      const schema = typeof property === 'object' ? property : {};
      const about =
        schema.description === undefined ? '' : `: ${schema.description.replace(/\.$/, '')}`;
      return `${code(name)} (${typeOf(schema)}${about})`;
    })
    .join(', ');
}

function pattern(made: string): string {
  return made.replaceAll('_3C', '<').replaceAll('_3E', '>');
}
