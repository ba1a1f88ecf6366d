import { CLOUD_EVENT_CONTENT_TYPE, eventCatalogue, streams } from '@beacon/contracts';
import type { EventEntry } from '@beacon/contracts';
import { addressOf, parametersOf, refTo } from './places.js';
import type { Parts } from './places.js';
import { jsonSchemaOf } from './schemas.js';
import type { JsonSchema } from './schemas.js';

/** What the document says of events. */
export function eventParts(): Parts[] {
  return eventCatalogue.map(partsOf);
}

function partsOf(event: EventEntry): Parts {
  const { type, summary, subject } = event;
  return {
    channel: {
      key: type,
      value: {
        address: addressOf(subject),
        summary,
        parameters: parametersOf(subject),
        messages: { [type]: refTo('messages', type) },
        'x-stream': streams.events,
      },
    },
    operations: {
      [`publish.${type}`]: {
        action: 'send',
        channel: { $ref: `#/channels/${type}` },
        summary,
        tags: [{ name: 'events' }],
        messages: [{ $ref: `#/channels/${type}/messages/${type}` }],
        'x-sender': event.source,
      },
    },
    message: {
      key: type,
      value: {
        name: event.cloudEventType,
        title: type,
        summary,
        contentType: CLOUD_EVENT_CONTENT_TYPE,
        headers: headersOf(event),
        payload: refTo('schemas', `${type}.event`),
      },
    },
    schemas: { [`${type}.event`]: envelopeOf(event), [`${type}.data`]: jsonSchemaOf(event.data) },
  };
}

/** What the NATS binding asks for in structured mode, and the broker's own key. */
function headersOf({ ids }: EventEntry): JsonSchema {
  return {
    type: 'object',
    required: ['Content-Type', 'Nats-Msg-Id'],
    properties: {
      'Content-Type': { type: 'string', const: CLOUD_EVENT_CONTENT_TYPE },
      'Nats-Msg-Id': { type: 'string', description: `The event's \`id\`: ${ids.join(' or ')}.` },
    },
  };
}

/** A CloudEvent in the JSON format. */
function envelopeOf({ type, cloudEventType, source, ids, about }: EventEntry): JsonSchema {
  const properties = {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', description: `Unique: ${ids.join(' or ')}.` },
    source: { type: 'string', format: 'uri-reference', const: source },
    type: { type: 'string', const: cloudEventType },
    subject: { type: 'string', description: `What it is about: ${about}.` },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { type: 'string', const: 'application/json' },
    data: refTo('schemas', `${type}.data`),
  };
  return { type: 'object', required: Object.keys(properties), properties };
}
