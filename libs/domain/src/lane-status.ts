/**
 * Whether a lane starts calls. `open` does; `waiting` holds back for as long as its provider asked; `parked` waits for the
 * reset of a quota that is used up; `paused` was stopped by an operator and waits for one.
 */
export const LANE_STATUSES = ['open', 'waiting', 'parked', 'paused'] as const;
export type LaneStatus = (typeof LANE_STATUSES)[number];
