import { withDeadline } from '@beacon/bounds';
import { Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { watchConnection } from './connection-watch.js';

/** What the broker does not store, in words for people: without addresses, texts and keys. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

/** Something that is published and not stored. */
interface Trouble {
  readonly since: number;
  reason: string;
  seenAt: number;
  warnedAt: number;
  isTold: boolean;
}

type Connection = Pick<NatsConnection, 'status' | 'rtt'>;

/** One publication can be late by itself; one that is silent for longer, and again, is not. */
const SILENT_MS = 3_000;
const ANSWER_WITHIN_MS = 1_000;
const WARN_EVERY_MS = 10_000;
/** Pending publications are retried more often than this: one that is no longer retried is no problem of this process. */
const FORGET_MS = 30_000;
/** `beacon.results`, but `beacon.tasks.us-east`: each region has a stream of its own. */
const FAMILY = /^[^.]+\.(?:tasks\.[^.]+|[^.]+)/;

const SILENT =
  'the broker answers and does not store it: its storage is full or was, or its stream has no leader. ' +
  'Make room where nats-server keeps its store, and restart it if it does not go on by itself: ' +
  'its log and its /healthz name the reason';

/**
 * Knows what the broker does not store. A nats-server whose disk is full does not refuse what is published: it says nothing,
 * and after its first failed write says nothing until it is restarted, while it answers everything else as before. So
 * silence beside answers is taken for that.
 */
export class StorageWatch {
  readonly #logger = new Logger('Bus');
  readonly #troubles = new Map<string, Trouble>();
  #isConnected = true;
  #changedAt = -Infinity;

  constructor(private readonly connection: Connection) {
    watchConnection(connection, (change) => {
      this.#isConnected = change === 'back';
      this.#changedAt = performance.now();
    });
  }

  /** What was published on a subject is stored. */
  stored(subject: string): void {
    if (this.#troubles.size === 0) return;
    const family = familyOf(subject);
    const trouble = this.#troubles.get(family);
    if (trouble === undefined) return;
    this.#troubles.delete(family);
    if (!trouble.isTold) return;
    const afterMs = Math.round(performance.now() - trouble.since);
    this.#logger.log({ event: 'bus.stored_again', what: family, afterMs });
  }

  /** The broker refuses to store what was published on a subject. */
  refused(subject: string, reason: string): void {
    this.#note(familyOf(subject), reason, performance.now()).isTold = true;
    this.#warn(familyOf(subject));
  }

  /**
   * A publication on a subject got no acknowledgement. Counts only if the broker answers otherwise, over a connection
   * that was there all the time.
   */
  async silent(subject: string, publishedAt: number): Promise<void> {
    if (this.#wasCutSince(publishedAt) || !(await this.#answers())) return;
    if (this.#wasCutSince(publishedAt)) return;
    const family = familyOf(subject);
    const trouble = this.#note(family, SILENT, publishedAt);
    trouble.isTold ||= trouble.since < publishedAt && trouble.seenAt - trouble.since >= SILENT_MS;
    this.#warn(family);
  }

  /** What the broker does not store now, and why; null when it stores everything that this process publishes. */
  trouble(): string | null {
    const now = performance.now();
    const told = [...this.#troubles].filter(
      ([, { isTold, seenAt }]) => isTold && now - seenAt < FORGET_MS,
    );
    if (told.length === 0) return null;
    const families = told.map(([family]) => family).toSorted();
    const reasons = new Set(told.map(([, { reason }]) => reason));
    return `not stored: ${families.join(', ')}; ${[...reasons].join('; ')}`;
  }

  /** @throws NotStoredError when the broker does not store something that this process publishes. */
  assertStoring(): void {
    const trouble = this.trouble();
    if (trouble !== null) throw new NotStoredError(trouble);
  }

  #note(family: string, reason: string, since: number): Trouble {
    const seenAt = performance.now();
    const known = this.#troubles.get(family);
    if (known !== undefined && seenAt - known.seenAt < FORGET_MS) {
      known.seenAt = seenAt;
      known.reason = reason;
      return known;
    }
    const trouble = { since, reason, seenAt, warnedAt: -Infinity, isTold: false };
    this.#troubles.set(family, trouble);
    return trouble;
  }

  #warn(family: string): void {
    const trouble = this.#troubles.get(family);
    const now = performance.now();
    if (trouble?.isTold !== true || now - trouble.warnedAt < WARN_EVERY_MS) return;
    trouble.warnedAt = now;
    const { reason, since } = trouble;
    const forMs = Math.round(now - since);
    this.#logger.error({ event: 'bus.not_stored', what: family, forMs, reason });
  }

  #wasCutSince(moment: number): boolean {
    return !this.#isConnected || this.#changedAt >= moment;
  }

  async #answers(): Promise<boolean> {
    return withDeadline(this.connection.rtt(), ANSWER_WITHIN_MS).then(
      () => true,
      () => false,
    );
  }
}

function familyOf(subject: string): string {
  return FAMILY.exec(subject)?.[0] ?? subject;
}
