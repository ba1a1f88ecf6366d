import { EVENT_TYPES, eventSubject, eventsOfType } from '@beacon/contracts';
import type { EventType } from '@beacon/contracts';

/** Which events of the stream are read. */
export interface EventChoice {
  /** Events about these jobs, and about lanes, which jobs share; null for all jobs. */
  readonly jobIds: readonly string[] | null;
  /** Null for every type, those of later releases included where {@link jobIds} is null, too. */
  readonly types: ReadonlySet<EventType> | null;
}

/** Every event of the stream. */
export const ALL_EVENTS: EventChoice = { jobIds: null, types: null };

/** Subjects of what is chosen; none overlap, which the broker would refuse. Null for the whole stream. */
export function subjectsOf({ jobIds, types }: EventChoice): string[] | null {
  if (jobIds === null && types === null) return null;
  return [...(types ?? EVENT_TYPES)].flatMap((type) => {
    // The subject of a lane's event says its region, and no job.
    if (jobIds === null || type === 'lane.changed') return [eventsOfType(type)];
    return [...new Set(jobIds)].map((jobId) => eventSubject(type, jobId));
  });
}
