import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerUser } from '@beacon/contracts';
import { reloadNats } from './nats.js';
import type { EmbeddedNats } from './nats.js';

/** A question that is asked and answered over core NATS takes seconds at most. */
const ANSWER_WITHIN = '10s';

/**
 * The users as a part of nats-server's configuration.
 * @param passwordOf the value as it is to stand there: `"quoted"`, or a variable such as `$NATS_PASSWORD_GATEWAY`.
 */
export function authorizationBlock(
  users: readonly BrokerUser[],
  passwordOf: (user: string) => string,
): string {
  const blocks = users.map(({ name, publish, subscribe }) =>
    [
      `    { user: ${quoted(name)}, password: ${passwordOf(name)}, permissions: {`,
      `      publish: { allow: ${list(publish)} }`,
      `      subscribe: { allow: ${list(subscribe)} }`,
      `      allow_responses: { max: 1, expires: ${quoted(ANSWER_WITHIN)} } } }`,
    ].join('\n'),
  );
  return ['authorization {', '  users: [', ...blocks, '  ]', '}', ''].join('\n');
}

/** The variable that stands for a user's password in the block that operators get. */
export function passwordVariable(user: string): string {
  return `$NATS_PASSWORD_${user.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

function list(subjects: readonly string[]): string {
  return `[\n${subjects.map((subject) => `        ${quoted(subject)}`).join('\n')} ]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

const FILE = 'users.conf';

/** The users of an embedded broker, in a file of their own beside its configuration. They can be changed while it runs. */
export class UsersFile {
  /** For the broker's `extraConfig`. */
  readonly include = `include ${quoted(FILE)}`;

  /** @param storeDir the broker's. */
  constructor(private readonly storeDir: string) {}

  async write(block: string): Promise<void> {
    await writeFile(join(this.storeDir, FILE), block, { mode: 0o600 });
  }

  /**
   * Writes other users and has the broker take them: connections of those that are gone are closed then.
   * @throws StackError when it does not take them.
   */
  async change(server: EmbeddedNats, block: string): Promise<void> {
    await this.write(block);
    await reloadNats(server);
  }
}
