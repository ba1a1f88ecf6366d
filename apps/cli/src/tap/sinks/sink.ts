import type { EventPosition } from '@beacon/bus';
import type { TapEvent } from '../tap-event.js';

/** An event that a sink holds already. */
export interface KnownEvent {
  readonly id: string;
  /** Short type, such as `job.completed`. */
  readonly type: string;
  readonly jobId: string | null;
  readonly executionId: number | null;
  /** Of a job that has ended. */
  readonly executions: number | null;
}

/** What a named tap is, as it was when it began: its sink keeps it. */
export interface TapNote {
  readonly name: string;
  /** What it takes, in a form that can be compared. */
  readonly takes: string;
  /** From where on it takes events. */
  readonly since: EventPosition;
}

/** Where a sink stands when it is opened. */
export interface SinkState {
  /** Null for a tap that begins. */
  readonly note: TapNote | null;
  /** Of the last event that it holds; null while it holds none. */
  readonly position: EventPosition | null;
}

/** Where events are written. What it holds decides where a tap goes on: nothing else keeps a position. */
export interface Sink {
  readonly state: SinkState;
  /** What it holds, oldest first. To be read before the first write. */
  known(): AsyncIterable<KnownEvent>;
  /** Keeps what the tap is. To be called once, before the first write, on a tap that begins. */
  begin(note: TapNote): Promise<void>;
  /**
   * Takes events that it does not hold yet. They become durable together with their position: at once, or with others of a file that is
   * not full yet.
   * @param position how far the stream was read with them.
   */
  write(events: readonly TapEvent[], position: EventPosition): Promise<void>;
  /** Makes durable what waits and is due. Called once a second or so while no events come. */
  rest(): Promise<void>;
  /** Makes durable all that it was given, and lets go of files and locks. */
  close(): Promise<void>;
  /** Lets go of files and locks after a failure. What was durable stays. */
  abandon(): Promise<void>;
}

/** What is known of an event that was read now. */
export function knownOf({ type, event }: TapEvent): KnownEvent {
  const { job_id: job, execution_id: execution, executions } = event.data;
  return {
    id: event.id,
    type,
    jobId: typeof job === 'string' ? job : null,
    executionId: typeof execution === 'number' ? execution : null,
    executions: typeof executions === 'number' ? executions : null,
  };
}
