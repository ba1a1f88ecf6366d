import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a service before its own code: measures how late its event loop comes round, and how much of that it spent computing.
 * The second is what the service did; the first is what the machine did, too. The worst of each second is told as a line of output.
 */
const EVERY_MS = 25;
const TOLD_EVERY_MS = 1_000;
const WORTH_TELLING_MS = 5;
const MICROS_PER_MS = 1_000;

/** What such a line holds; milliseconds of the last second, or of a longer time without a look. */
export interface LoopDelay {
  readonly event: 'fuzz.loop_delay';
  readonly late_ms: number;
  readonly busy_ms: number;
}

function busyMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / MICROS_PER_MS;
}

function watch(): void {
  let [lateMs, worstBusyMs] = [0, 0];
  let lastAt = performance.now();
  let toldAt = lastAt;
  let usage = process.threadCpuUsage();
  setInterval(() => {
    const now = performance.now();
    const late = now - lastAt - EVERY_MS;
    lateMs = Math.max(lateMs, late);
    worstBusyMs = Math.max(worstBusyMs, Math.min(late, busyMs(process.threadCpuUsage(usage))));
    lastAt = now;
    usage = process.threadCpuUsage();
    if (now - toldAt < TOLD_EVERY_MS) return;
    if (lateMs > WORTH_TELLING_MS) tell(lateMs, worstBusyMs);
    toldAt = now;
    [lateMs, worstBusyMs] = [0, 0];
  }, EVERY_MS).unref();
}

function tell(lateMs: number, busyMs: number): void {
  const [late_ms, busy_ms] = [Math.round(lateMs), Math.round(busyMs)];
  const line: LoopDelay = { event: 'fuzz.loop_delay', late_ms, busy_ms };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// Not in the threads that a service gives long work to: they are there to be busy. Not in this program, which knows the shape only.
if (isMainThread && process.env['BEACON_FUZZ_WATCH'] === '1') watch();
