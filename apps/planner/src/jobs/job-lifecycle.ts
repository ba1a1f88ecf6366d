import { endStatus } from '@beacon/domain';
import type { JobSpec, RegionTally } from '@beacon/domain';
import { jobEvent } from '@beacon/outbox';
import { Job, OutboxMessage } from '@beacon/persistence';
import type { RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';

const SOURCE = '/planner';

/** Moves jobs through their states; each move is a conditional update, so it happens once, with its event beside it. */
export class JobLifecycle {
  readonly #logger = new Logger('Planner');

  /** `queued` to `running`; false when the job is past that. */
  async start(em: EntityManager, jobId: string): Promise<boolean> {
    const startedAt = new Date();
    const moved = await em.nativeUpdate(
      Job,
      { id: jobId, status: 'queued' },
      { status: 'running', startedAt },
    );
    if (moved === 0) return false;
    em.create(OutboxMessage, {
      ...jobEvent('job.started', jobId, SOURCE, { started_at: startedAt.toISOString() }),
      createdAt: startedAt,
    });
    this.#logger.log({ event: 'job.started', jobId });
    return true;
  }

  /** Ends a running job whose cells are all recorded; false when another planner did. */
  async complete(
    em: EntityManager,
    jobId: string,
    spec: JobSpec,
    lanes: readonly RunningLane[],
  ): Promise<boolean> {
    const status = endStatus(tallies(lanes), spec.constraints);
    const completedAt = new Date();
    const moved = await em.nativeUpdate(
      Job,
      { id: jobId, status: 'running' },
      { status, completedAt },
    );
    if (moved === 0) return false;
    em.create(OutboxMessage, {
      ...jobEvent('job.completed', jobId, SOURCE, {
        status,
        completed_at: completedAt.toISOString(),
        executions: lanes.reduce((sum, lane) => sum + lane.recorded, 0),
      }),
      createdAt: completedAt,
    });
    this.#logger.log({ event: 'job.completed', jobId, status });
    return true;
  }
}

function tallies(lanes: readonly RunningLane[]): RegionTally[] {
  const byRegion = new Map<string, RegionTally>();
  for (const { region, cells, succeeded } of lanes) {
    const sofar = byRegion.get(region) ?? { region, cells: 0, succeeded: 0 };
    byRegion.set(region, {
      region,
      cells: sofar.cells + cells,
      succeeded: sofar.succeeded + succeeded,
    });
  }
  return [...byRegion.values()];
}
