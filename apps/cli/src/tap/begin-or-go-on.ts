import type { EventPosition, EventStream } from '@beacon/bus';
import { RefusalError } from '../refusal.error.js';
import { placeOf } from './from.js';
import type { Sink, TapNote } from './sinks/sink.js';
import type { TapOptions } from './tap-options.js';

/** Where a tap reads on. */
export interface TapStart {
  /** Behind which event. */
  readonly after: EventPosition;
  /** Where the tap began at first: what was stored before is not for it, also where the stream is read again. */
  readonly since: EventPosition;
}

/**
 * Where a tap begins, or goes on: what its sink holds decides.
 * @throws RefusalError when `--from` names no place of the stream, or the sink is that of a tap that takes other events.
 */
export async function beginOrGoOn(
  options: TapOptions,
  sink: Sink,
  stream: EventStream,
): Promise<TapStart> {
  const { note, position } = sink.state;
  const takes = takesOf(options);
  if (note !== null) {
    requireSame(options, note, takes);
    return { after: position ?? note.since, since: note.since };
  }
  const since = await placeOf(options.from, stream);
  await sink.begin({ name: options.name ?? '', takes, since });
  return { after: since, since };
}

/** Whether something was stored before the tap's first event. */
export function isBefore({ sequence, timeMs }: EventPosition, since: EventPosition): boolean {
  if (timeMs !== since.timeMs) return timeMs < since.timeMs;
  return sequence <= since.sequence;
}

/** What a tap takes, in a form that can be compared. */
function takesOf({ filter: { types, jobs, fields }, withAnswers }: TapOptions): string {
  const named = Object.entries(fields).map(([name, values]) => [name, values.toSorted()]);
  return JSON.stringify({
    types: types?.toSorted() ?? null,
    jobs: jobs?.toSorted() ?? null,
    ...Object.fromEntries(named),
    with_answers: withAnswers,
  });
}

/** A tap that takes other events than it did would have holes that nobody sees. */
function requireSame({ out, name }: TapOptions, note: TapNote, takes: string): void {
  if (note.name !== name)
    throw new RefusalError(
      `--out ${out.path} is that of the tap ${note.name}${name === null ? ': give its --name' : `, not of ${name}`}.`,
    );
  if (note.takes === takes) return;
  throw new RefusalError(
    `The tap ${name} was begun with other filters (${note.takes}): give the same, or begin another --name in another place.`,
  );
}
