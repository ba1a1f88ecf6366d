import { PROJECT_ID_PATTERN } from '@beacon/domain';
import { hasProject } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { unknownProject } from './access-errors.js';
import type { Principal } from './principal.js';

/** The header by which a caller of several projects chooses one. */
export const PROJECT_HEADER = 'Beacon-Project';

const MOST_KEPT = 10_000;

/** Narrows what a request sees and changes to the one project that it names. */
@Injectable()
export class ProjectChoice {
  // Projects are never deleted.
  readonly #known = new LRUCache<string, true>({ max: MOST_KEPT });

  constructor(private readonly orm: MikroORM) {}

  /**
   * The principal, with the project of the header as its only one; as it is without the header.
   * @throws ApiError 400 when it does not have this project, or there is none.
   */
  async narrow(principal: Principal, { headers }: FastifyRequest): Promise<Principal> {
    const given = headers[PROJECT_HEADER.toLowerCase()];
    if (given === undefined) return principal;
    const project = String(given);
    const { projects } = principal;
    if (await this.has(principal, project)) return { ...principal, projects: [project] };
    throw unknownProject(project, projects === 'all' ? 'the id of a project' : projects.join(', '));
  }

  /** Whether a principal has a project, and it is there. */
  async has({ projects }: Principal, project: string): Promise<boolean> {
    return projects === 'all' ? this.#exists(project) : projects.includes(project);
  }

  async #exists(project: string): Promise<boolean> {
    if (this.#known.has(project)) return true;
    if (!PROJECT_ID_PATTERN.test(project)) return false;
    const exists = await hasProject(this.orm.em.fork(), project);
    if (exists) this.#known.set(project, true);
    return exists;
  }
}
