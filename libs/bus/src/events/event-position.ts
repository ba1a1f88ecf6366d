/** Where in the stream of events: behind the event that it names. */
export interface EventPosition {
  /** The event's sequence in the stream; 0 before the first. */
  readonly sequence: number;
  /**
   * When the event was stored, in milliseconds since 1970. A stream that was made anew, or lost its last events in a power cut, gives
   * a sequence a second time: at another time.
   */
  readonly timeMs: number;
}

/** What a written position looks like, such as `73-mic3v2k8`. */
export const POSITION_PATTERN = /^(0|[1-9]\d{0,14})-([0-9a-z]{1,10})$/;

/** The words for what is accepted as a position. */
export const POSITION_WORDS = 'the id of an event of this stream';

/** A position as text: the `id` of a message of the stream. */
export function writePosition({ sequence, timeMs }: EventPosition): string {
  return `${sequence}-${timeMs.toString(36)}`;
}

/** Reads a position back; null when the text is none. */
export function readPosition(text: string): EventPosition | null {
  const [, sequence, time] = POSITION_PATTERN.exec(text) ?? [];
  if (sequence === undefined || time === undefined) return null;
  return { sequence: Number(sequence), timeMs: Number.parseInt(time, 36) };
}
