import { setTimeout as pause } from 'node:timers/promises';
import { Seldom } from '@beacon/observability';
import { readJobProjects } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { LiveEvent } from './live-event.js';

/** More than the ring has events: what is looked up for a chunk is there when the chunk is made. */
const MOST_KEPT = 200_000;
/** Of jobs that do not exist. No project has this id. */
const NOBODY = '';
const NOBODY_MS = 60_000;
const AGAIN_MS = 1_000;

/** Which jobs a reader of all jobs sees. */
export interface VisibleJobs {
  /** The same text for the same jobs. */
  readonly key: string;
  /** Whether it sees a job whose project is known; false for one whose project is not. */
  readonly has: (jobId: string) => boolean;
}

/** Knows the projects of the jobs that events are about: events do not say. */
@Injectable()
export class JobProjects {
  readonly #logger = new Logger('Live');
  readonly #seldom = new Seldom();
  readonly #known = new LRUCache<string, string>({ max: MOST_KEPT });

  constructor(private readonly orm: MikroORM) {}

  /** The jobs of some projects. */
  visible(projects: readonly string[]): VisibleJobs {
    const theirs = new Set(projects);
    const has = (jobId: string): boolean => theirs.has(this.#known.get(jobId) ?? NOBODY);
    return { key: projects.toSorted().join(','), has };
  }

  /** Jobs of events whose project has still to be learned. */
  unknownIn(events: Iterable<LiveEvent>): string[] {
    const unknown = new Set<string>();
    for (const { jobId } of events) {
      if (jobId !== null && !this.#known.has(jobId)) unknown.add(jobId);
    }
    return [...unknown];
  }

  /** Learns the projects of jobs. @throws Error of the driver. */
  async learn(jobIds: readonly string[]): Promise<void> {
    if (jobIds.length === 0) return;
    const found = await readJobProjects(this.orm.em.fork(), jobIds);
    for (const id of jobIds) {
      const project = found.get(id);
      // An event of a job that is not there, as one that was published by hand. A job of its id may yet be made.
      if (project === undefined) this.#known.set(id, NOBODY, { ttl: NOBODY_MS });
      else this.#known.set(id, project);
    }
  }

  /** The same; where the database does not answer it waits a second instead. Never throws. */
  async tryToLearn(jobIds: readonly string[]): Promise<void> {
    try {
      await this.learn(jobIds);
    } catch (error) {
      this.#seldom.pass('projects', (keptBack) =>
        this.#logger.warn({ event: 'live.projects_unknown', error: String(error), keptBack }),
      );
      await pause(AGAIN_MS);
    }
  }
}
