import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import type { StoredMsg } from '@nats-io/jetstream';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

interface PublishedDocument {
  readonly channels: Readonly<Record<string, { readonly address: string | null }>>;
}

const DOCUMENT = 'asyncapi';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The published AsyncAPI document as a reader of another language has it: with a validator of JSON Schema, and none of our code. */
export class EventContract {
  readonly #ajv = new Ajv({ strict: false, allErrors: true });
  readonly #channels: readonly { readonly name: string; readonly address: RegExp }[];

  constructor() {
    const text = readFileSync(join(projectRoot(), 'docs/asyncapi.json'), 'utf8');
    const document = JSON.parse(text) as PublishedDocument;
    this.#ajv.addFormat('date-time', MOMENT);
    this.#ajv.addFormat('uri-reference', true);
    this.#ajv.addSchema(document, DOCUMENT);
    this.#channels = Object.entries(document.channels).flatMap(([name, { address }]) =>
      address === null ? [] : [{ name, address: pattern(address) }],
    );
  }

  /** The name of the channel on which a message is; null when the document has none. */
  channelOf({ subject }: Pick<StoredMsg, 'subject'>): string | null {
    return this.#channels.find(({ address }) => address.test(subject))?.name ?? null;
  }

  /** What of a message the document does not describe, in words. */
  problemsOf(message: StoredMsg): string[] {
    const { subject, header } = message;
    const channel = this.channelOf(message);
    if (channel === null) return [`${subject}: no channel has this address`];
    const event = message.json<{ readonly id?: unknown }>();
    const names = ['Content-Type', 'Nats-Msg-Id'];
    const headers = Object.fromEntries(names.map((name) => [name, header.get(name)]));
    return [
      ...this.#problemsIn(`schemas/${channel}.event`, event),
      ...this.#problemsIn(`messages/${channel}/headers`, headers),
      ...(header.get('Nats-Msg-Id') === event.id ? [] : ['Nats-Msg-Id is not its id']),
    ].map((problem) => `${subject}: ${problem}`);
  }

  #problemsIn(place: string, value: unknown): string[] {
    const validate: ValidateFunction | undefined = this.#ajv.getSchema(
      `${DOCUMENT}#/components/${place}`,
    );
    if (validate === undefined) return [`the document has no ${place}`];
    return validate(value) ? [] : [this.#ajv.errorsText(validate.errors)];
  }
}

/** An address with its parameters: each is one token. */
function pattern(address: string): RegExp {
  const parts = address.split(/\{\w+\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(
    `^${parts.map((part) => part.replaceAll('$', String.raw`\$`)).join('[A-Za-z0-9_-]+')}$`,
  );
}
