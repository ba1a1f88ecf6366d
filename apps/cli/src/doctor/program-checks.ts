import type { Environment } from '@beacon/config';
import { NatsServerNotFoundError, type NatsServer } from '@beacon/stack';
import { ok, problem, warning, type Finding } from './finding.js';

/** How to look for the programs that Beacon starts. */
export interface ProgramSearch {
  /** Finds a nats-server without fetching one. */
  readonly natsServer: () => Promise<NatsServer | undefined>;
  /** Makes PostgreSQL's programs ready. @throws Error that says what to do when they do not run here. */
  readonly postgres: () => Promise<{ readonly postgres: string }>;
}

/** The broker: one that runs already, or the program. */
export async function checkNats(env: Environment, search: ProgramSearch): Promise<Finding> {
  const { NATS_URL: url } = env;
  // An address can hold a password.
  if (url) return ok('nats', 'NATS_URL names a broker of your own');
  try {
    const server = await search.natsServer();
    if (server !== undefined) return ok('nats', `nats-server ${server.version}, ${server.path}`);
    return warning(
      'nats',
      'no nats-server on this machine',
      'beacon up fetches one where apt-get has it; else install nats-server, or set BEACON_NATS_SERVER to one',
    );
  } catch (error) {
    if (!(error instanceof NatsServerNotFoundError)) throw error;
    return problem('nats', error.message, 'set BEACON_NATS_SERVER to a nats-server, or unset it');
  }
}

/** The database: one that runs already, or the programs. */
export async function checkPostgres(env: Environment, search: ProgramSearch): Promise<Finding> {
  const { DATABASE_URL: url } = env;
  if (url) return ok('postgres', 'DATABASE_URL names a database of your own');
  try {
    return ok('postgres', `PostgreSQL's programs, ${(await search.postgres()).postgres}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem('postgres', reason, 'set DATABASE_URL to a PostgreSQL 15 or newer');
  }
}
