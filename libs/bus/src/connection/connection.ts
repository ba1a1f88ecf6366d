import { retryWhileUnavailable, settlesWithin } from '@beacon/bounds';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { inboxPrefixOf } from '@beacon/contracts';
import { TimeoutError, connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import {
  CredentialsRefusedError,
  closeWhenRefused,
  isRefusal,
  logViolations,
} from './credentials.js';
import { clientOptions } from './login.js';
import type { BrokerLogin } from './login.js';
import { coalesceWrites } from '../client-patches/coalesce-writes.js';
import { answerWithoutTraces } from '../client-patches/traceless-answers.js';
import { StorageWatch } from './storage-watch.js';

const logger = new Logger('Bus');

/** How to reach the broker. */
export interface BusOptions extends BrokerLogin {
  /** How the account of this connection reaches the streams. @default `$JS.API`, where they are in this account */
  readonly apiPrefix?: string | undefined;
  /** Whether a broker that is away at the start is waited for, as it is later; else that is an error. @default false */
  readonly wait?: boolean;
  /** Ends the waiting. @default never */
  readonly signal?: AbortSignal | undefined;
}

/** A connection with its JetStream client and manager. A class and no interface, so that Nest injects it by its name. */
export abstract class Bus {
  abstract readonly connection: NatsConnection;
  abstract readonly client: JetStreamClient;
  abstract readonly manager: JetStreamManager;
  /** First part of the subjects on which this connection gets answers; undefined for the client's own. */
  abstract readonly inboxPrefix: string | undefined;
  /** First part of the subjects by which this connection reaches the streams. */
  abstract readonly apiPrefix: string;
  /** Knows what the broker does not store. */
  abstract readonly storage: StorageWatch;
  /** Resolves when the broker keeps refusing the credentials and the connection is closed; never otherwise. */
  abstract readonly refused: Promise<CredentialsRefusedError>;
}

const API_PREFIX = '$JS.API';
const API_TIMEOUT_MS = 5_000;
const DRAIN_LIMIT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 3_000;
/** How often a broker that takes a connection and then does not answer in time is tried at the start. */
const FIRST_TRIES = 5;
/** A connection that a network swallowed silently is known to be dead after three of these. */
const PING_INTERVAL_MS = 3_000;
const PINGS_UNANSWERED = 2;
const WAIT_PAUSE_MS = 500;
const WARN_EVERY_MS = 10_000;

/**
 * Connects to the broker and stays connected: it reconnects for ever, because the services outlive a broker's restart. Only a
 * broker that refuses the credentials ends that.
 * @throws CredentialsRefusedError when it does so at once; Error when nothing listens there, or nothing answers within 15 s.
 */
export async function connectBus(options: BusOptions): Promise<Bus> {
  const connection = options.wait ? await awaitConnection(options) : await openFirst(options);
  logViolations(connection);
  coalesceWrites(connection);
  answerWithoutTraces(connection);
  const apiPrefix = options.apiPrefix ?? API_PREFIX;
  const apiOptions = { timeout: API_TIMEOUT_MS, apiPrefix };
  return {
    connection,
    client: jetstream(connection, apiOptions),
    manager: await jetstreamManager(connection, { ...apiOptions, checkAPI: false }),
    inboxPrefix: prefixOf(options),
    apiPrefix,
    storage: new StorageWatch(connection),
    refused: closeWhenRefused(connection),
  };
}

async function awaitConnection(options: BusOptions): Promise<NatsConnection> {
  let warnedAt = -Infinity;
  return retryWhileUnavailable(() => openConnection(options), {
    isUnavailable: (error) => !(error instanceof CredentialsRefusedError),
    signal: options.signal,
    firstPauseMs: WAIT_PAUSE_MS,
    longestPauseMs: WAIT_PAUSE_MS,
    onUnavailable: (error) => {
      if (performance.now() - warnedAt < WARN_EVERY_MS) return;
      warnedAt = performance.now();
      logger.warn({ event: 'bus.no_broker', error: String(error) });
    },
  });
}

/** A broker that is away fails the start at once; one that is only slow, on a machine that starts everything together, does not. */
async function openFirst(options: BusOptions): Promise<NatsConnection> {
  let tries = 0;
  const open = async (): Promise<NatsConnection> => {
    tries += 1;
    return openConnection(options);
  };
  return retryWhileUnavailable(open, {
    isUnavailable: (error) => error instanceof TimeoutError && tries < FIRST_TRIES,
    signal: options.signal,
  });
}

async function openConnection(options: BusOptions): Promise<NatsConnection> {
  const inboxPrefix = prefixOf(options);
  try {
    return await connect({
      ...clientOptions(options, warnOfSeed),
      ...(inboxPrefix === undefined ? {} : { inboxPrefix }),
      timeout: CONNECT_TIMEOUT_MS,
      maxReconnectAttempts: -1,
      // The client would count a server's timeout as a refusal, and never forget one: see closeWhenRefused.
      ignoreAuthErrorAbort: true,
      reconnectTimeWait: 250,
      // With TLS the client would spread reconnections over a second: longer than a publication is waited for.
      reconnectJitterTLS: 100,
      pingInterval: PING_INTERVAL_MS,
      maxPingOut: PINGS_UNANSWERED,
      // A stack trace for every request costs more than the request.
      noAsyncTraces: true,
    });
  } catch (error) {
    throw isRefusal(error) ? new CredentialsRefusedError(error) : error;
  }
}

function prefixOf({ user }: Pick<BusOptions, 'user'>): string | undefined {
  return user === undefined ? undefined : inboxPrefixOf(user);
}

function warnOfSeed(error: unknown): void {
  logger.error({ event: 'bus.seed_unreadable', error: String(error) });
}

/** Sends what is still to be sent and closes the connection. A broker that is away is waited for 3 s and no longer. */
export async function closeBus({ connection }: Pick<Bus, 'connection'>): Promise<void> {
  // A drain that a disconnection interrupts rejects, and leaves the connection open.
  await settlesWithin(connection.drain(), DRAIN_LIMIT_MS);
  await connection.close();
}
