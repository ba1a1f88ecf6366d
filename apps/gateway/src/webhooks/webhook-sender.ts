import { guardedLookup } from '@beacon/network';
import { saveTriedDelivery, takeDueDeliveries } from '@beacon/persistence';
import type { DueDelivery, TriedDelivery } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Agent } from 'undici';
import { WEBHOOK_OPTIONS } from '../settings/settings.js';
import type { WebhookOptions } from '../settings/settings.js';
import { addressProblem, webhookReach } from './address-guard.js';
import { secretProblem, signedHeaders } from './signature.js';

/** Seconds from a failed try to the next one: about three days in all. After the last of them a message is dead. */
const BACKOFF_SECONDS = [5, 60, 300, 1_800, 7_200, 21_600, 57_600, 86_400, 86_400];
const SENT_AT_ONCE = 10;
const TIMEOUT_MS = 15_000;
/** Longer than a try may take. */
const LEASE_SECONDS = 60;
const GONE = 410;
/** Of an answer's body, which nobody reads: a connection is closed over more. */
const MOST_ANSWER_BYTES = 16 * 1_024;
const MOST_ERROR = 500;

/** Sends what is owed to webhooks: signed, never redirected, tried again under the same id until it is taken or given up. */
@Injectable()
export class WebhookSender implements OnApplicationShutdown {
  readonly #logger = new Logger('Webhooks');
  #agent: Agent | undefined;

  constructor(
    private readonly orm: MikroORM,
    @Inject(WEBHOOK_OPTIONS) private readonly options: WebhookOptions,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.#agent?.close();
  }

  /**
   * Sends some of the messages that are due.
   * @returns how many there were.
   * @throws Error when the database does not answer: a message whose try was not written is sent again.
   */
  async send(): Promise<number> {
    const due = await takeDueDeliveries(this.orm.em.fork(), SENT_AT_ONCE, LEASE_SECONDS);
    await Promise.all(due.map(async (delivery) => this.#deliver(delivery)));
    return due.length;
  }

  async #deliver(delivery: DueDelivery): Promise<void> {
    const tried = await this.#try(delivery);
    await saveTriedDelivery(this.orm.em.fork(), delivery.id, tried);
    if (tried.error === null) return;
    const { seriesId, messageId, attempts } = delivery;
    const isDead = tried.againInSeconds === null;
    const event = isDead ? 'webhook.dead' : 'webhook.failed';
    this.#logger.warn({ event, seriesId, messageId, attempts, error: tried.error });
  }

  async #try(delivery: DueDelivery): Promise<TriedDelivery> {
    const againInSeconds = BACKOFF_SECONDS[delivery.attempts - 1] ?? null;
    try {
      const status = await this.#post(delivery);
      if (status >= 200 && status < 300) return { status, error: null, againInSeconds: null };
      const error = `answered with ${status}`;
      return { status, error, againInSeconds: status === GONE ? null : againInSeconds };
    } catch (error) {
      return { status: null, error: reasonOf(error), againInSeconds };
    }
  }

  /** Nothing of the answer is read but its status: a receiver's words are of no use here, and could be endless. */
  async #post({ url, secretEnv, messageId, body }: DueDelivery): Promise<number> {
    const { allowPrivate, variable } = this.options;
    const secret = variable(secretEnv);
    const problem = addressProblem(url, allowPrivate) ?? secretProblem(secret);
    if (problem !== null || secret === undefined) throw new Error(problem ?? 'no secret');
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = signedHeaders({ id: messageId, timestamp, body }, secret);
    const { request } = await import('undici');
    const answer = await request(url, {
      method: 'POST',
      dispatcher: await this.#dispatcher(),
      headers: { 'content-type': 'application/json', 'user-agent': 'beacon-webhooks', ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body.dump({ limit: MOST_ANSWER_BYTES });
    return answer.statusCode;
  }

  /** Loaded on use: most gateways send nothing. A bare agent follows no redirect. */
  async #dispatcher(): Promise<Agent> {
    if (this.#agent !== undefined) return this.#agent;
    const { Agent: UndiciAgent } = await import('undici');
    const lookup = guardedLookup(webhookReach(this.options.allowPrivate));
    this.#agent ??= new UndiciAgent({ connect: { lookup }, pipelining: 0 });
    return this.#agent;
  }
}

/** The cause where there is one: undici wraps what a connection failed by. */
function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `no answer within ${TIMEOUT_MS / 1_000} seconds`;
  }
  const { message } = error instanceof Error ? error : new Error(String(error));
  const code = (error as NodeJS.ErrnoException).code;
  const text = message === '' && code !== undefined ? code : message;
  return text.replace(/\p{C}/gu, ' ').slice(0, MOST_ERROR);
}
