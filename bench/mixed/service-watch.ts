import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MemorySampler } from '../memory-sampler.js';
import type { Stack, StackProcess } from '@beacon/stack';

/** Less than half of what a service remembers, so that nothing is missed. */
const ASK_EVERY_MS = 4_000;
const LONGEST_ANSWER_MS = 3_000;
const SERVICES = /^(gateway|planner|executor|recorder)/;

/** The worst of one process. */
export interface ProcessFigures {
  readonly peakMiB: number | null;
  /** The longest delay of its event loop, in milliseconds; null for what is no service of ours. */
  readonly loopMaxMs: number | null;
  /** Processor time that it took, in seconds, without that of processes that it started. */
  readonly cpuSeconds: number | null;
  /** Times that it said it was not ready, or said nothing in time. */
  readonly notReady: number;
}

const readiness = z.object({
  process: z.object({ event_loop: z.object({ max_ms: z.number() }) }),
});

/** Watches the processes of a stack: their memory from outside, their event loops by what they say of themselves. */
export class ServiceWatch {
  readonly #memory: MemorySampler;
  readonly #loop = new Map<string, number>();
  readonly #notReady = new Map<string, number>();
  readonly #cpuBefore: ReadonlyMap<string, number>;
  readonly #over = new AbortController();
  readonly #asking: Promise<unknown>;

  constructor(private readonly stack: Stack) {
    this.#memory = new MemorySampler(stack);
    this.#cpuBefore = cpuOf(stack);
    const services = [...stack.processes.values()].filter(({ name }) => SERVICES.test(name));
    this.#asking = Promise.all(services.map((service) => this.#watch(service)));
  }

  /** Ends the watch. */
  async stop(): Promise<Readonly<Record<string, ProcessFigures>>> {
    this.#over.abort();
    await this.#asking;
    const peaks = this.#memory.stop();
    return Object.fromEntries(
      [...this.stack.processes.keys()].map((name) => [
        name,
        {
          peakMiB: peaks[name] ?? null,
          loopMaxMs: this.#loop.get(name) ?? null,
          cpuSeconds: this.#cpuSince(name),
          notReady: this.#notReady.get(name) ?? 0,
        },
      ]),
    );
  }

  #cpuSince(name: string): number | null {
    const now = cpuOf(this.stack).get(name);
    const before = this.#cpuBefore.get(name);
    return now === undefined || before === undefined ? null : now - before;
  }

  async #watch(service: StackProcess): Promise<void> {
    while (!this.#over.signal.aborted) {
      await this.#look(service);
      await Promise.race([pause(ASK_EVERY_MS, undefined, { ref: false }), this.#aborted()]);
    }
    // Of what happened since the last time, which is all of it where the watch was short.
    await this.#look(service);
  }

  async #look({ name, url }: StackProcess): Promise<void> {
    try {
      const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
      const response = await fetch(`${url}/health/ready`, { signal });
      const { process } = readiness.parse(await response.json());
      this.#loop.set(name, Math.max(process.event_loop.max_ms, this.#loop.get(name) ?? 0));
      if (!response.ok) this.#notReady.set(name, (this.#notReady.get(name) ?? 0) + 1);
    } catch {
      // No answer in time, or none at all: whether it died is told by the stack.
      this.#notReady.set(name, (this.#notReady.get(name) ?? 0) + 1);
    }
  }

  async #aborted(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#over.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}

const TICKS_PER_SECOND = 100;
/** Of the fields behind the name, which is in brackets and can hold anything: 14 and 15 of the line. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Processor seconds of each process so far. Linux only: elsewhere nothing is known. */
function cpuOf(stack: Stack): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  for (const { name, pid } of stack.processes.values()) {
    try {
      const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      const ticks = Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME]);
      seconds.set(name, ticks / TICKS_PER_SECOND);
    } catch {
      // It has ended, or there is no /proc.
    }
  }
  return seconds;
}
