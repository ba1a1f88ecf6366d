import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The worst of one process. */
export interface ProcessFigures {
  /** Resident memory, in MiB. */
  readonly rss_mib: number;
  /** How late the event loop came round, in milliseconds; null for what is not ours. */
  readonly loop_late_ms: number | null;
  /** How much of that was its own computing. */
  readonly loop_busy_ms: number | null;
}

/** A process to watch. */
export interface Watched {
  readonly name: string;
  readonly pid: number;
}

const EVERY_MS = 250;
const KIB_PER_MIB = 1024;
const line = z.object({
  event: z.literal('fuzz.loop_delay'),
  late_ms: z.number(),
  busy_ms: z.number(),
});

/** Keeps the worst figures of processes: memory by /proc, which only Linux has, event loops by their own lines. */
export class ProcessWatch {
  readonly #rss = new Map<string, number>();
  readonly #late = new Map<string, number>();
  readonly #busy = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  /** Begins to look at the memory of what a function lists. */
  start(processes: () => Iterable<Watched>): void {
    this.#timer = setInterval(() => this.#sample(processes()), EVERY_MS);
  }

  /** Forgets what was until now: services compute for a second while they load their code. */
  beginAnew(): void {
    for (const peaks of [this.#rss, this.#late, this.#busy]) peaks.clear();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Takes a line that a process wrote; true when it was a figure. */
  read(name: string, text: string): boolean {
    if (!text.includes('fuzz.loop_delay')) return false;
    const { late_ms, busy_ms } = line.parse(JSON.parse(text));
    raise(this.#late, name, late_ms);
    raise(this.#busy, name, busy_ms);
    return true;
  }

  /** The worst so far, by process. */
  figures(): Readonly<Record<string, ProcessFigures>> {
    return Object.fromEntries(
      [...this.#rss].map(([name, rss]) => [
        name,
        {
          rss_mib: Math.round(rss),
          loop_late_ms: this.#late.get(name) ?? null,
          loop_busy_ms: this.#busy.get(name) ?? null,
        },
      ]),
    );
  }

  #sample(processes: Iterable<Watched>): void {
    for (const { name, pid } of processes) {
      const rss = residentMiB(pid);
      if (rss !== null) raise(this.#rss, name, rss);
    }
  }
}

function raise(peaks: Map<string, number>, name: string, value: number): void {
  peaks.set(name, Math.max(value, peaks.get(name) ?? 0));
}

function residentMiB(pid: number): number | null {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) / KIB_PER_MIB;
  } catch {
    // No such file: the process has ended, or the system has no /proc.
    return null;
  }
}
