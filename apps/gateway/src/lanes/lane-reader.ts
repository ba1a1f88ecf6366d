import type { LaneConfig } from '@beacon/domain';
import {
  readBacklogs,
  readLaneChanges,
  readLaneServings,
  readTasksInHand,
} from '@beacon/persistence';
import type { LaneChangeRow, LaneServing } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** What the database knows of a lane. */
export interface LaneRows {
  /** Undefined for a lane that no planner and no operator has touched. */
  readonly serving: LaneServing | undefined;
  /** Cells of running jobs, and retries, that are not at the broker yet. */
  readonly backlog: number;
  /** Tasks that executors reported to hold. */
  readonly inFlight: number;
}

/** Reads how lanes are served, from the database. */
@Injectable()
export class LaneReader {
  constructor(private readonly em: EntityManager) {}

  /** What is known of some lanes, in their order. */
  async read(lanes: readonly LaneConfig[]): Promise<readonly LaneRows[]> {
    const { em } = this;
    const servings = await readLaneServings(em);
    const backlogs = await readBacklogs(em);
    const inFlight = await readTasksInHand(em);
    return lanes.map(({ region, model }) => {
      const isThis = (row: { readonly region: string; readonly modelId: string }): boolean =>
        row.region === region && row.modelId === model;
      return {
        serving: servings.find(isThis),
        backlog: backlogs.find(isThis)?.cells ?? 0,
        inFlight: inFlight.find(isThis)?.tasks ?? 0,
      };
    });
  }

  /** The latest changes of a lane, newest first; `limit` at most. */
  async changes({ region, model }: LaneConfig, limit: number): Promise<readonly LaneChangeRow[]> {
    return readLaneChanges(this.em, { region, modelId: model, limit });
  }
}
