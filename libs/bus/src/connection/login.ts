import type { NodeConnectionOptions } from '@nats-io/transport-node';
import { seedAuthenticator } from './nkey-seed.js';

/** Where the broker is, and who a process is to it. Of plain values: a thread is given one. */
export interface BrokerLogin {
  /** Such as `nats://127.0.0.1:4222`; of a cluster all of them: the next is tried where one does not answer. */
  readonly servers: string | readonly string[];
  /** Name shown by the broker's monitoring. */
  readonly name: string;
  /** Its inboxes are its own then: see `inboxPrefixOf`. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** File of an nkey's seed, by which the user proves who it is. Used in place of the password. */
  readonly nkeyFile?: string | undefined;
  /** Files of certificates. They are read at each connection. @default no TLS unless the address says `tls:` */
  readonly tls?: BrokerTlsFiles | undefined;
}

/** Files in PEM form. */
export interface BrokerTlsFiles {
  /** Authorities: the broker's certificate must be of one of them. */
  readonly caFile: string;
  /** This process's own certificate and its key, for a broker that asks for one. */
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** The login of options that hold more than that. */
export function loginOf(options: BrokerLogin): BrokerLogin {
  const { servers, name, user, password, nkeyFile, tls } = options;
  return { servers, name, user, password, nkeyFile, tls };
}

/**
 * The login as the client takes it.
 * @param onUnreadable told when the file of the seed, read again for a new connection, has none: the one read last is used then.
 * @throws SeedFileError when the file of the seed cannot be read or holds none.
 */
export function clientOptions(
  login: BrokerLogin,
  onUnreadable: (error: unknown) => void,
): NodeConnectionOptions {
  const { servers, name, user, password, nkeyFile, tls } = login;
  return {
    servers: [servers].flat(),
    name,
    ...(nkeyFile === undefined
      ? { user, pass: password }
      : { authenticator: seedAuthenticator(nkeyFile, onUnreadable) }),
    ...(tls === undefined ? {} : { tls: { ...tls } }),
  };
}
