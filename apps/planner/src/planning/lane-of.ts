import type { LaneName } from '@beacon/persistence';

/** Names a lane, over all jobs, in a map. */
export function laneOf({ region, model_id }: LaneName): string {
  return `${region}\n${model_id}`;
}
