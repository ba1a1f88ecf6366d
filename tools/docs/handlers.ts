import * as contracts from '@beacon/contracts';
import type { MessageEntry, Participant } from '@beacon/contracts';
import { sourcesIn } from './files.js';

/** Where a service receives a message. */
export interface Handler {
  readonly message: string;
  readonly service: Participant;
  /** From the project's root. */
  readonly files: readonly string[];
}

/** The catalogue of messages and the code say different things. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
}

/**
 * Where each message of the catalogue is received: the class that has `@Handles` for it, else the files that decode it.
 * @throws HandlerError when a receiver of the catalogue has nothing for a message, or a handler is not in the catalogue.
 */
export function handlersOf(root: string): Handler[] {
  const handlers = contracts.messageCatalogue.flatMap((entry) =>
    entry.receivedBy.map((service) => handlerOf(root, entry, service)),
  );
  const unlisted = unlistedHandlers(root, handlers);
  if (unlisted.length > 0) {
    throw new HandlerError(
      `libs/contracts/src/message-catalogue.ts does not say who receives ${unlisted.join('; ')}`,
    );
  }
  return handlers;
}

function handlerOf(root: string, { contract }: MessageEntry, service: Participant): Handler {
  const name = exportNameOf(contract);
  const sources = sourcesIn(root, `apps/${service}/src`);
  const decorated = sources.filter(({ text }) => decoratorOf(name).test(text));
  const decoding = new RegExp(`\\b${name}\\.decode\\b|\\b(?:question|answer): ${name}\\b`);
  const decoded = [...sources, ...sourcesIn(root, 'libs/bus/src')].filter(({ text }) =>
    decoding.test(text),
  );
  const found = decorated.length > 0 ? decorated : decoded;
  if (found.length === 0) {
    throw new HandlerError(
      `libs/contracts/src/message-catalogue.ts says that ${service} receives ${contract.name}, but nothing in apps/${service}/src does`,
    );
  }
  return { message: contract.name, service, files: found.map(({ path }) => path) };
}

function decoratorOf(name: string): RegExp {
  return new RegExp(`@Handles(?:Batch)?\\(\\s*${name}\\b`);
}

function unlistedHandlers(root: string, handlers: readonly Handler[]): string[] {
  const listed = new Set(handlers.flatMap(({ files }) => files));
  return sourcesIn(root, 'apps')
    .filter(({ text, path }) => /@Handles(?:Batch)?\(/.test(text) && !listed.has(path))
    .map(({ path }) => path);
}

/** The name by which code imports a contract. */
function exportNameOf(contract: MessageEntry['contract']): string {
  const found = Object.entries(contracts).find(([, value]) => value === contract);
  if (found === undefined) throw new HandlerError(`${contract.name} is not exported by contracts`);
  return found[0];
}
