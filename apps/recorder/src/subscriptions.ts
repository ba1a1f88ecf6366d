import type { Subscription } from '@beacon/bus';
import {
  cellAttempt,
  cellResult,
  closeCells,
  deadLetter,
  durables,
  maxDeliveries,
  streams,
} from '@beacon/contracts';

/** Batches in work at once: while the events of one are published, the rows of the next are written. */
const BATCHES_AT_ONCE = 2;
/** Batches held at once: those in work, and the next two gathering. */
const BATCHES_HELD = 4;
/** Orders carried out at once; each may be of a whole job, and others must not wait for it. */
const CLOSINGS_AT_ONCE = 4;
const DEAD_LETTERS_AT_ONCE = 4;
const ADVISORIES_AT_ONCE = 2;

/** Everything that the recorder takes. */
export function recorderSubscriptions(batchSize: number): Subscription[] {
  const { recorder: durable } = durables;
  const batch = {
    kind: 'batch',
    durable,
    batchSize,
    atOnce: BATCHES_AT_ONCE,
    slots: BATCHES_HELD * batchSize,
  } as const;
  const one = { kind: 'pull', durable } as const;
  return [
    { ...batch, contract: cellResult, stream: streams.results },
    { ...batch, contract: cellAttempt, stream: streams.attempts },
    { ...one, contract: closeCells, stream: streams.closings, slots: CLOSINGS_AT_ONCE },
    { ...one, contract: deadLetter, stream: streams.dead, slots: DEAD_LETTERS_AT_ONCE },
    { ...one, contract: maxDeliveries, stream: streams.advisories, slots: ADVISORIES_AT_ONCE },
  ];
}
