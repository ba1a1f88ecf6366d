import { readPosition, writePosition } from '@beacon/bus';
import type { EventPosition, EventStream, StreamEnds } from '@beacon/bus';
import { RefusalError } from '../refusal.error.js';

/** From where on a tap that begins takes events. */
export type From =
  | { readonly kind: 'start' }
  | { readonly kind: 'new' }
  | { readonly kind: 'time'; readonly time: Date }
  | { readonly kind: 'sequence'; readonly sequence: number }
  | { readonly kind: 'position'; readonly position: EventPosition };

const SEQUENCE = /^[1-9]\d{0,14}$/;
/** A day, or a moment of it with its zone: a time without one means another moment on each machine. */
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Reads `--from`; null when it is none of what is allowed. */
export function readFrom(text: string): From | null {
  if (text === 'start' || text === 'new') return { kind: text };
  if (SEQUENCE.test(text)) return { kind: 'sequence', sequence: Number(text) };
  if (TIME.test(text)) return timeOf(text);
  const position = readPosition(text);
  return position === null ? null : { kind: 'position', position };
}

function timeOf(text: string): From | null {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : { kind: 'time', time };
}

/**
 * The place in the stream behind which a tap begins.
 * @throws RefusalError when the stream has no such place.
 */
export async function placeOf(from: From, stream: EventStream): Promise<EventPosition> {
  const ends = await stream.ends();
  switch (from.kind) {
    case 'start':
      return oldestOf(ends);
    case 'new':
      return ends.last;
    case 'time':
      return stream.before(from.time);
    case 'sequence':
      return behindSequence(from.sequence, stream, ends);
    case 'position':
      if ((await stream.stateOf(from.position, ends)) !== 'reset') return from.position;
      throw new RefusalError(
        `--from ${writePosition(from.position)} is no event of this stream: it was made anew since, or lost its end.`,
      );
  }
}

function oldestOf({ first, createdMs }: StreamEnds): EventPosition {
  return { sequence: Math.max(0, first - 1), timeMs: createdMs };
}

async function behindSequence(
  sequence: number,
  stream: EventStream,
  ends: StreamEnds,
): Promise<EventPosition> {
  const { first, last } = ends;
  if (sequence > last.sequence + 1) {
    throw new RefusalError(
      `--from is ${sequence}, and the stream's last event is ${last.sequence}.`,
    );
  }
  return sequence <= first ? oldestOf(ends) : stream.positionAt(sequence - 1);
}
