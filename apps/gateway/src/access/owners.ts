import { JOB_ID_PATTERN } from '@beacon/domain';
import { readOwner } from '@beacon/persistence';
import type { Owned } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

const MOST_KEPT = 50_000;
const EXECUTION_ID = /^[1-9]\d{0,14}$/;

/** Ids that can be one's; others are looked for nowhere: the database refuses some texts. */
const IDS: Readonly<Record<Owned, RegExp>> = {
  job: JOB_ID_PATTERN,
  execution: EXECUTION_ID,
  series: JOB_ID_PATTERN,
};

/** Knows which project things belong to. */
@Injectable()
export class Owners {
  // A job stays in its project for good, and its executions with it: what was read once holds.
  readonly #kept = new LRUCache<string, string>({ max: MOST_KEPT });

  constructor(private readonly orm: MikroORM) {}

  /** The project of a thing; null when there is no such thing. */
  async of(kind: Owned, id: string): Promise<string | null> {
    const place = `${kind} ${id}`;
    const kept = this.#kept.get(place);
    if (kept !== undefined) return kept;
    const project = IDS[kind].test(id) ? await readOwner(this.orm.em.fork(), kind, id) : null;
    // A series that is deleted may be made again in another project.
    if (project !== null && kind !== 'series') this.#kept.set(place, project);
    return project;
  }
}
