import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a service before its own code: measures how late its event loop comes round, and how much of that it spent computing.
 * The second is what the service did; the first is what the machine did, too. Told as a line of output whenever it was worse than before.
 */
const EVERY_MS = 25;
const MICROS_PER_MS = 1_000;

/** What such a line holds; milliseconds since the start of the process. */
export interface LoopDelay {
  readonly event: 'fuzz.loop_delay';
  readonly late_ms: number;
  readonly busy_ms: number;
}

function busyMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / MICROS_PER_MS;
}

function watch(): void {
  let worst = { late_ms: 0, busy_ms: 0 };
  let told = worst;
  let lastAt = performance.now();
  let usage = process.threadCpuUsage();
  setInterval(() => {
    const now = performance.now();
    const late = Math.max(0, now - lastAt - EVERY_MS);
    const busy = Math.min(late, busyMs(process.threadCpuUsage(usage)));
    lastAt = now;
    usage = process.threadCpuUsage();
    worst = { late_ms: Math.max(worst.late_ms, late), busy_ms: Math.max(worst.busy_ms, busy) };
    if (worst.late_ms < told.late_ms * 1.1 + 5 && worst.busy_ms < told.busy_ms * 1.1 + 5) return;
    told = worst;
    const line: LoopDelay = { event: 'fuzz.loop_delay', ...rounded(worst) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }, EVERY_MS).unref();
}

function rounded({ late_ms, busy_ms }: Pick<LoopDelay, 'late_ms' | 'busy_ms'>) {
  return { late_ms: Math.round(late_ms), busy_ms: Math.round(busy_ms) };
}

// Not in the threads that a service gives long work to: they are there to be busy. Not in this program, which knows the shape only.
if (isMainThread && process.env['BEACON_FUZZ_WATCH'] === '1') watch();
