import { writePosition } from '@beacon/bus';
import { terminalLine } from '@beacon/domain';
import { count, number } from '../terminal/format.js';
import type { TapNotices, TapResult } from './run-tap.js';
import type { TapOptions } from './tap-options.js';

/** Says to standard error what is no event. */
export function tell(text: string): void {
  process.stderr.write(`${terminalLine(text)}\n`);
}

/** Messages that are no events are named up to here; the end says how many there were. */
const MOST_NAMED = 5;

/** Says what becomes of the stream. */
export function tapNotices(): TapNotices {
  let skipped = 0;
  return {
    skipped: (sequence) => {
      skipped += 1;
      if (skipped > MOST_NAMED) return;
      tell(`Message ${sequence} of BEACON_EVENTS is no event that this version knows: left out.`);
    },
    reset: () =>
      tell(
        'The stream was made anew, or lost its end: it is read again, and what is there is not written twice.',
      ),
    removed: (from, to) =>
      tell(
        `Messages ${number(from)} to ${number(to)} were removed from BEACON_EVENTS before they were read: it keeps 7 days.`,
      ),
  };
}

/** Says when the broker is away, and when it is back. */
export function tellAway(reason: unknown): void {
  if (reason === null) return tell('The broker is back.');
  const words = reason instanceof Error ? reason.message : 'no answer';
  tell(`The broker does not answer (${words}): waiting for it.`);
}

/** Executions of which no event came, by job. */
type Missing = readonly { readonly jobId: string; readonly events: number }[];

/** What a tap came to, with stable fields. */
export function resultFacts(
  { out, name }: TapOptions,
  result: TapResult,
  missing: Missing,
): object {
  return {
    out: out.path,
    name,
    written: result.written,
    repeats: result.repeats,
    skipped: result.skipped,
    removed_before_read: result.removed,
    position: result.position === null ? null : writePosition(result.position),
    ended_by: result.endedBy,
    missing: missing.map(({ jobId, events }) => ({ job_id: jobId, events })),
  };
}

/** The same in words. */
export function resultText({ out }: TapOptions, { written, repeats, skipped }: TapResult): string {
  const left = [
    ...(repeats > 0 ? [`${count(repeats, 'repeat')} left out`] : []),
    ...(skipped > 0 ? [`${count(skipped, 'unknown message')} left out`] : []),
  ];
  return `${out.path}: ${count(written, 'event')}${left.length > 0 ? ` (${left.join(', ')})` : ''}`;
}
