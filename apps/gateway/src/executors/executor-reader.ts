import { readExecutors } from '@beacon/persistence';
import type { ExecutorRow } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const MAX_EXECUTORS = 1_000;

/** Reads which executors planners have received heartbeats of. */
@Injectable()
export class ExecutorReader {
  constructor(private readonly orm: MikroORM) {}

  /** Executors by region, the latest heartbeat first; at most 1,000. */
  async list(): Promise<ExecutorRow[]> {
    return readExecutors(this.orm.em.fork(), MAX_EXECUTORS);
  }
}
