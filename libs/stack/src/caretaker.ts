import { statfs } from 'node:fs/promises';
import type { DeathReport } from './errors.js';
import type { StackProcess } from './processes/managed-process.js';
import type { EmbeddedNats } from './nats/nats.js';
import type { EmbeddedPostgres } from './postgres/postgres.js';

/** What a caretaker is told and tells. */
export interface CaretakerOptions {
  /** Folder whose file system must have room. */
  readonly folder: string;
  /** Told what it sees and does, for people. */
  readonly tell: (text: string) => void;
  /** Free bytes with which a server is started again. @default 32 MiB */
  readonly roomBytes?: number;
}

const ROOM_BYTES = 32 * 1024 ** 2;
const LOOK_EVERY_MS = 1_000;
const LOOK_WITHIN_MS = 2_000;
/** What nats-server says on `/healthz` when a stream takes nothing more, or JetStream has shut down for want of room. */
const STOPPED_STORING = /write error|no space left|not enabled/i;
const NO_SPACE = /No space left on device/i;

/** Starts a server again that its full disk has stopped, as soon as there is room. */
export interface Caretaker {
  /** Ends its work; what it has begun is done when this resolves. Call it before the server is stopped. */
  stop(): Promise<void>;
}

/**
 * Looks after a nats-server. After one failed write a stream stores nothing until the server is started again, though it answers
 * everything else as if nothing had happened: only its health tells.
 */
export function tendNats(nats: EmbeddedNats, options: CaretakerOptions): Caretaker {
  return new Round(nats, options, async () => {
    const answer = await fetch(`${nats.ready.monitorUrl}/healthz`, {
      signal: AbortSignal.timeout(LOOK_WITHIN_MS),
    });
    if (answer.ok) return null;
    const said = await answer.text();
    return STOPPED_STORING.test(said) ? said : null;
  });
}

/**
 * Looks after a PostgreSQL. Without room for its log it ends, and cannot come back by itself.
 * @returns with `died`, to be called when it has ended by itself: whether it is the caretaker's business.
 */
export function tendPostgres(
  postgres: () => EmbeddedPostgres,
  options: CaretakerOptions,
): Caretaker & { readonly died: (report: DeathReport) => boolean } {
  let last: DeathReport | null = null;
  const round = new Round(
    { restart: async () => postgres().restart() },
    options,
    async () => {
      return last?.lastLines.findLast((line) => NO_SPACE.test(line)) ?? null;
    },
    () => {
      last = null;
    },
  );
  return {
    stop: () => round.stop(),
    died: (report) => {
      if (!report.lastLines.some((line) => NO_SPACE.test(line))) return false;
      last = report;
      return true;
    },
  };
}

/** A process that its caretaker leaves alone before it is stopped for good. */
export function leftBefore(server: StackProcess, caretaker: Caretaker): StackProcess {
  return {
    get name() {
      return server.name;
    },
    get pid() {
      return server.pid;
    },
    get url() {
      return server.url;
    },
    kill: async (signal) => server.kill(signal),
    restart: async () => server.restart(),
    logs: () => server.logs(),
    stop: async () => {
      await caretaker.stop();
      await server.stop();
    },
  };
}

/** Looks every second; starts the server again when it has stopped and there is room. */
class Round implements Caretaker {
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #isTold = false;

  constructor(
    private readonly server: { restart(): Promise<void> },
    private readonly options: CaretakerOptions,
    private readonly stopped: () => Promise<string | null>,
    private readonly onBack: () => void = () => undefined,
  ) {
    this.#timer = setInterval(() => {
      this.#running ??= this.#look().finally(() => (this.#running = undefined));
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #look(): Promise<void> {
    // Away, or standing still: somebody else's business.
    const said = await this.stopped().catch(() => null);
    if (said === null) return;
    const { folder, tell, roomBytes = ROOM_BYTES } = this.options;
    if (!this.#isTold) tell(`storage is full, and it waits for room in ${folder}: ${said.trim()}`);
    this.#isTold = true;
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < roomBytes) return;
    try {
      await this.server.restart();
      this.onBack();
      this.#isTold = false;
      tell('there is room again: started again');
    } catch (error) {
      tell(`it could not be started again yet: ${String(error)}`);
    }
  }
}
