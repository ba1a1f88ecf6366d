/**
 * Loaded into a service before it starts (`node --import`): lets its wall clock jump on SIGUSR2, as a clock that is set by hand or
 * by a time server. The first signal puts it an hour ahead, the next an hour back, the next 56 years back, as on a machine that
 * starts without a battery for its clock, the next 56 years ahead, the next right, and so on. Timers and `performance.now()`
 * are monotonic and stay as they are.
 */
const HOUR_MS = 3_600_000;
const AGE_MS = 56 * 365 * 24 * HOUR_MS;
const JUMPS = [HOUR_MS, -HOUR_MS, -AGE_MS, AGE_MS, 0] as const;

const RealDate = Date;
let jumps = 0;
let shiftMs = 0;

/** A Date whose idea of now is shifted. */
class JumpingDate extends RealDate {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(RealDate.now() + shiftMs);
    else super(...(parts as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = JumpingDate as DateConstructor;

process.on('SIGUSR2', () => {
  shiftMs = JUMPS[jumps % JUMPS.length] ?? 0;
  jumps += 1;
  process.stderr.write(`{"event":"clock.jumped","shiftMs":${shiftMs}}\n`);
});
