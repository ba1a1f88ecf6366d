import { readFileSync } from 'node:fs';
import type { Stack } from '@beacon/stack';

const EVERY_MS = 500;
const KIB_PER_MIB = 1024;

/** Watches the resident memory of a stack's processes. Linux only: elsewhere it knows nothing. */
export class MemorySampler {
  readonly #peaks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly stack: Stack) {
    this.#sample();
    this.#timer = setInterval(() => this.#sample(), EVERY_MS);
  }

  /** Ends the watch and returns the highest value of each process, in MiB. */
  stop(): Record<string, number> {
    clearInterval(this.#timer);
    this.#sample();
    return Object.fromEntries(this.#peaks);
  }

  #sample(): void {
    for (const { name, pid } of this.stack.processes.values()) {
      const now = residentMiB(pid);
      if (now !== null) this.#peaks.set(name, Math.max(now, this.#peaks.get(name) ?? 0));
    }
  }
}

/** The most that a process ever had of resident memory, in MiB; null when it has ended, or the system does not say it. */
export function peakMiB(pid: number | undefined): number | null {
  return statedMiB(pid, 'VmHWM');
}

function residentMiB(pid: number | undefined): number | null {
  return statedMiB(pid, 'VmRSS');
}

function statedMiB(pid: number | undefined, field: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kib === undefined ? null : Number(kib) / KIB_PER_MIB;
  } catch {
    // No such file: the process has ended, or the system has no /proc.
    return null;
  }
}
