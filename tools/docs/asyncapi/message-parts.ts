import { messageCatalogue } from '@beacon/contracts';
import type { MessageEntry } from '@beacon/contracts';
import { addressOf, parametersOf, refTo } from './places.js';
import type { Parts } from './places.js';
import { jsonSchemaOf } from './schemas.js';
import type { JsonSchema } from './schemas.js';

/** The subject of an answer: whatever the question names. */
const REPLY = 'reply';

/** What the document says of the messages between the services. */
export function messageParts(): Parts[] {
  return messageCatalogue.map(partsOf);
}

function partsOf(entry: MessageEntry): Parts {
  const { contract, summary, subject } = entry;
  const key = keyOf(contract.name);
  const isReply = subject === REPLY;
  return {
    channel: {
      key,
      value: {
        address: isReply ? null : addressOf(subject),
        summary,
        ...(isReply ? {} : { parameters: parametersOf(subject) }),
        messages: { [key]: refTo('messages', key) },
        ...(entry.stream === null ? {} : { 'x-stream': entry.stream }),
      },
    },
    operations: {
      [`send.${key}`]: operation('send', key, { summary, 'x-services': entry.sentBy }),
      [`receive.${key}`]: operation('receive', key, { summary, 'x-services': entry.receivedBy }),
    },
    message: { key, value: messageOf(entry, key) },
    schemas: { [key]: jsonSchemaOf(contract.schema) },
  };
}

function operation(action: 'send' | 'receive', key: string, more: JsonSchema): JsonSchema {
  return {
    action,
    channel: { $ref: `#/channels/${key}` },
    tags: [{ name: 'pipeline' }],
    messages: [{ $ref: `#/channels/${key}/messages/${key}` }],
    ...more,
  };
}

function messageOf({ contract, summary, messageId }: MessageEntry, key: string): JsonSchema {
  const id = { type: 'string', description: `Made from what it is about: ${messageId ?? ''}.` };
  const headers = {
    type: 'object',
    required: ['Nats-Msg-Id'],
    properties: { 'Nats-Msg-Id': id },
  };
  return {
    name: `${contract.name}.v${contract.version}`,
    title: contract.name,
    summary,
    contentType: contract.schema === null ? 'application/octet-stream' : 'application/json',
    ...(messageId === null ? {} : { headers }),
    payload: refTo('schemas', key),
  };
}

/** Keys of the document know no `?` and `!`, with which questions and answers end. */
function keyOf(name: string): string {
  return name.replace('?', '.question').replace('!', '.answer');
}
