import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What a gateway answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

const LONGEST_ANSWER_MS = 60_000;
const LONGEST_WAIT_MS = 10_000;
const KEPT_FAULTS = 20;
/** After so many answers that say later, nothing better is to be expected. */
const MOST_TIMES = 60;
const errorBody = z.object({ error_code: z.string() });

/** Requests to a gateway as its users make them: each is timed by route, and one that is told to come back later does. */
export class Traffic {
  readonly #times = new Map<string, number[]>();
  readonly #faults: string[] = [];
  readonly #busy = new Map<string, number>();
  #retried = 0;
  #failed = 0;

  constructor(private readonly baseUrl: string) {}

  /** Milliseconds of the answers that were not 503, by route. */
  get times(): ReadonlyMap<string, readonly number[]> {
    return this.#times;
  }

  /** Answers 503 with Retry-After, by route and code, and requests that were made again after one. */
  get pushedBack(): { readonly busy: ReadonlyMap<string, number>; readonly retried: number } {
    return { busy: this.#busy, retried: this.#retried };
  }

  /** What no user should see: connections that broke, and statuses that the route should not answer. The first ones, in words. */
  get faults(): { readonly count: number; readonly first: readonly string[] } {
    return { count: this.#failed, first: this.#faults };
  }

  /**
   * Makes a request, again as long as it is told to come back later.
   * @param route under which it is timed.
   * @param expected statuses of a good answer.
   * @returns the answer; null where there is no good one, which is noted, or the run is over.
   */
  async ask(
    route: string,
    path: string,
    { expected = [200], until, ...init }: RequestInit & Expectation,
  ): Promise<Answer | null> {
    for (let times = 0; times < MOST_TIMES; times += 1) {
      if (until.aborted) return null;
      const startedAt = performance.now();
      const answer = await this.#exchange(route, path, init);
      if (answer === null) return null;
      if (answer.status === 503 && answer.retryAfterMs !== null) {
        this.#noteBusy(`${route} ${codeOf(answer.body)}`);
        await pause(Math.min(answer.retryAfterMs, LONGEST_WAIT_MS));
        this.#retried += 1;
        continue;
      }
      this.#note(route, performance.now() - startedAt);
      if (expected.includes(answer.status)) return answer;
      this.#fault(`${route}: ${answer.status} ${answer.body.slice(0, 200)}`);
      return null;
    }
    this.#fault(`${route}: told to come back later ${MOST_TIMES} times`);
    return null;
  }

  async #exchange(
    route: string,
    path: string,
    init: RequestInit,
  ): Promise<(Answer & { readonly retryAfterMs: number | null }) | null> {
    try {
      const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
      const response = await fetch(`${this.baseUrl}${path}`, { ...init, signal });
      const seconds = response.headers.get('retry-after');
      return {
        status: response.status,
        body: await response.text(),
        retryAfterMs: /^\d+$/.test(seconds ?? '') ? Number(seconds) * 1_000 : null,
      };
    } catch (error) {
      this.#fault(`${route}: ${wordsOf(error)}`);
      return null;
    }
  }

  #noteBusy(what: string): void {
    this.#busy.set(what, (this.#busy.get(what) ?? 0) + 1);
  }

  #note(route: string, ms: number): void {
    const times = this.#times.get(route) ?? [];
    times.push(ms);
    this.#times.set(route, times);
  }

  #fault(text: string): void {
    this.#failed += 1;
    if (this.#faults.length < KEPT_FAULTS) this.#faults.push(text);
  }
}

/** What is expected of a request, and when its user stops waiting. */
export interface Expectation {
  readonly expected?: readonly number[];
  readonly until: AbortSignal;
}

function codeOf(body: string): string {
  try {
    return errorBody.parse(JSON.parse(body)).error_code;
  } catch {
    return 'without a code';
  }
}

/** A request that fails says why in its cause only. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${wordsOf(error.cause)}`;
}
