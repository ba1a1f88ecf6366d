import { setTimeout as pause } from 'node:timers/promises';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError, GatewayRefusal } from '../gateway/gateway-client.js';
import type { Answer, TapEvent } from './tap-event.js';

/** Requests to the gateway at once. */
const AT_ONCE = 8;
const AGAIN_MS = [500, 1_000, 2_000, 5_000] as const;
/** No question and no answer: the execution is gone, or a later round has taken its place. */
const NONE: Answer = { question: null, text: null };
const TOO_MANY = 429;
const NOT_FOUND = 404;

/** Fetches what was asked and answered, which events leave out. */
export class Answers {
  /** @param tell told when the gateway is away, and when it is back. */
  constructor(
    private readonly gateway: Gateway,
    private readonly signal: AbortSignal,
    private readonly tell: (text: string) => void,
  ) {}

  /**
   * The events with their texts, in their order. A gateway that is away is waited for, and the stream with it. Of what was not fetched when
   * the signal is aborted nothing is returned.
   * @throws GatewayRefusal when the gateway refuses a request for good.
   */
  async added(events: readonly TapEvent[]): Promise<readonly TapEvent[]> {
    const whole: TapEvent[] = [];
    for (let at = 0; at < events.length; at += AT_ONCE) {
      const part = events.slice(at, at + AT_ONCE);
      const answers = await Promise.all(part.map((event) => this.#patiently(event)));
      if (this.signal.aborted) return whole;
      for (const [index, event] of part.entries())
        whole.push({ ...event, answer: answers[index] ?? null });
    }
    return whole;
  }

  async #patiently({ type, event }: TapEvent): Promise<Answer | null> {
    const { execution_id: id, round } = event.data;
    if (type !== 'execution.recorded' || typeof id !== 'number') return null;
    for (let tries = 1; !this.signal.aborted; tries += 1) {
      const answer = await this.#fetch(id, round).catch((error: unknown) => this.#failed(error));
      if (answer !== null) return answer;
      if (tries === 2) this.tell(`${this.gateway.address} does not answer: waiting for it.`);
      const ms = AGAIN_MS[Math.min(tries, AGAIN_MS.length) - 1];
      // Aborted: it ends.
      await pause(ms, undefined, { signal: this.signal }).catch(() => undefined);
    }
    return null;
  }

  async #fetch(id: number, round: unknown): Promise<Answer> {
    const found = await this.gateway.ask(
      this.gateway.api.GET('/api/v1/executions/{id}/details', {
        params: { path: { id: String(id) } },
      }),
    );
    // The event is about a round that a later one has replaced: its texts are not kept.
    if (found.round !== round) return NONE;
    return { question: found.prompt, text: found.output.response };
  }

  /** Null for what may pass. */
  #failed(error: unknown): Answer | null {
    if (error instanceof GatewayRefusal && error.status === NOT_FOUND) return NONE;
    const mayPass =
      error instanceof GatewayError ||
      (error instanceof GatewayRefusal && (error.status === TOO_MANY || error.status >= 500));
    if (mayPass) return null;
    throw error;
  }
}
