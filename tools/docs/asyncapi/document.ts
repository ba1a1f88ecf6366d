import { fileOf } from '../client.js';
import type { Page } from '../page.js';
import { eventParts } from './event-parts.js';
import { messageParts } from './message-parts.js';
import type { JsonSchema } from './schemas.js';

/** An AsyncAPI document, as far as it is looked into here. */
export interface AsyncApiDocument {
  readonly channels: Readonly<Record<string, JsonSchema>>;
  readonly operations: Readonly<Record<string, JsonSchema>>;
  readonly components: {
    readonly messages: Readonly<Record<string, JsonSchema>>;
    readonly schemas: Readonly<Record<string, JsonSchema>>;
  };
}

/** Where it is kept, from the project's root. */
export const ASYNCAPI_FILE = 'docs/asyncapi.json';

const DESCRIPTION =
  'What travels over NATS. The events (tag `events`, stream `BEACON_EVENTS`) are for everybody who reads along: CloudEvents 1.0 in the structured JSON mode of the NATS protocol binding, delivered at least once, so that whoever counts drops those whose `id` was there before. The messages of the pipeline (tag `pipeline`) are between the services. Both only grow: nothing that is described here is taken away or becomes another type, additions may come at any time, and readers ignore what they do not know. Prompts and answers are in tasks, results and late attempts only, never in events.';

/** The AsyncAPI 3 document of all contracts. */
export function asyncApiDocument(): AsyncApiDocument & JsonSchema {
  const parts = [...eventParts(), ...messageParts()];
  return {
    asyncapi: '3.0.0',
    info: { title: 'Beacon', version: '1.0.0', description: DESCRIPTION },
    servers: {
      broker: {
        host: '127.0.0.1:4222',
        protocol: 'nats',
        description: 'The nats-server of the installation, `NATS_URL`.',
      },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(parts.map(({ channel }) => [channel.key, channel.value])),
    operations: Object.assign({}, ...parts.map(({ operations }) => operations)),
    components: {
      messages: Object.fromEntries(parts.map(({ message }) => [message.key, message.value])),
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas)),
    },
  };
}

/** The published document. */
export async function asyncApiFiles(root: string): Promise<Page[]> {
  return [await fileOf(root, ASYNCAPI_FILE, JSON.stringify(asyncApiDocument()))];
}
