import type { LaneAuth } from '@beacon/domain';
import { CommandError, outputOf } from './run-command.js';
import type { CredentialSource } from './secret-source.js';
import { secretIn } from './secret-text.js';

/** Part of a secret's life after which another one is fetched, while it is still good. */
const RENEWED_AT = 0.8;
/** How long a failure of the command is believed, in milliseconds: many calls wait for one secret. */
const FAILURE_MS = 5_000;
/** The least time between two renewals that providers ask for by refusing a secret, in milliseconds: a wrong account stays wrong. */
const BETWEEN_REFUSALS_MS = 60_000;

/** How a command is run. */
export interface CommandOptions {
  /** Program and arguments. */
  readonly argv: readonly string[];
  readonly lifetimeMs: number;
  /** How the secret is sent: it says what is one. */
  readonly auth: LaneAuth;
  /** @default performance.now, which nobody sets */
  readonly now?: () => number;
}

interface Held {
  readonly value: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** A secret that a command prints: fetched once for all who wait, kept for its life, and renewed before it ends. Lanes may share it. */
export class CommandSecret implements CredentialSource {
  readonly #now: () => number;
  #held: Held | null = null;
  #flight: Promise<Held> | null = null;
  #failure: { readonly error: unknown; readonly until: number } | null = null;
  #refusedUntil = -Infinity;

  constructor(private readonly options: CommandOptions) {
    this.#now = options.now ?? (() => performance.now());
  }

  /** @throws CommandError when the command prints no secret that can be sent. */
  async current(): Promise<string> {
    const held = this.#held;
    const now = this.#now();
    if (held === null || now >= held.endsAt) return (await this.#fetch()).value;
    if (now >= held.renewAt) {
      // The one at hand is good for a while: nobody waits for the next, and its failure is told when it is needed.
      this.#fetch().catch(() => undefined);
    }
    return held.value;
  }

  /**
   * Whether there is another one now: who finds that somebody else has renewed it, or is about to, takes that one.
   * @throws CommandError as `current` does.
   */
  async renew(refused: string): Promise<boolean> {
    if (this.#held !== null && this.#held.value !== refused) return true;
    if (this.#flight !== null) return (await this.#flight).value !== refused;
    if (this.#now() < this.#refusedUntil) return false;
    this.#refusedUntil = this.#now() + BETWEEN_REFUSALS_MS;
    return (await this.#fetch()).value !== refused;
  }

  async #fetch(): Promise<Held> {
    if (this.#failure !== null && this.#now() < this.#failure.until) throw this.#failure.error;
    this.#flight ??= this.#run().finally(() => (this.#flight = null));
    return this.#flight;
  }

  async #run(): Promise<Held> {
    try {
      this.#held = this.#heldOf(await outputOf(this.options.argv));
      this.#failure = null;
      return this.#held;
    } catch (error) {
      this.#failure = { error, until: this.#now() + FAILURE_MS };
      throw error;
    }
  }

  #heldOf(printed: string): Held {
    const secret = secretIn(printed, this.options.auth);
    if ('rule' in secret) throw new CommandError(`printed what ${secret.rule}`);
    const { value, endsAt } = secret;
    const livesMs = endsAt === null ? this.options.lifetimeMs : endsAt.getTime() - Date.now();
    if (livesMs <= 0) throw new CommandError('printed a secret that has ended already');
    const now = this.#now();
    return { value, renewAt: now + livesMs * RENEWED_AT, endsAt: now + livesMs };
  }
}
