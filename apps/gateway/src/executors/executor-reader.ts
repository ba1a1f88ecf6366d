import { readExecutors } from '@beacon/persistence';
import type { ExecutorRow } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const MAX_EXECUTORS = 1_000;

/** Reads which executors planners have received heartbeats of. */
@Injectable()
export class ExecutorReader {
  constructor(private readonly em: EntityManager) {}

  /** Executors by region, the latest heartbeat first; at most 1,000. */
  async list(): Promise<ExecutorRow[]> {
    return readExecutors(this.em, MAX_EXECUTORS);
  }
}
