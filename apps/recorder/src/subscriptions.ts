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

/** Batches held at once: one being committed, the next gathering. */
const BATCHES_HELD = 3;
/** Orders carried out at once; each may be of a whole job, and others must not wait for it. */
const CLOSINGS_AT_ONCE = 4;
const DEAD_LETTERS_AT_ONCE = 4;
const ADVISORIES_AT_ONCE = 2;

/** Everything that the recorder takes. */
export function recorderSubscriptions(batchSize: number): Subscription[] {
  const { recorder: durable } = durables;
  const batch = { kind: 'batch', durable, batchSize, slots: BATCHES_HELD * batchSize } as const;
  const one = { kind: 'pull', durable } as const;
  return [
    { ...batch, contract: cellResult, stream: streams.results },
    { ...batch, contract: cellAttempt, stream: streams.attempts },
    { ...one, contract: closeCells, stream: streams.closings, slots: CLOSINGS_AT_ONCE },
    { ...one, contract: deadLetter, stream: streams.dead, slots: DEAD_LETTERS_AT_ONCE },
    { ...one, contract: maxDeliveries, stream: streams.advisories, slots: ADVISORIES_AT_ONCE },
  ];
}
