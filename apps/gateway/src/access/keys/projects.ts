import { insertProject, readProjects } from '@beacon/persistence';
import type { ProjectRow } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../audit/record-audit.js';
import { inTransaction } from '../../changes/in-transaction.js';
import type { Caller } from '../../http/caller.js';
import { ApiError } from '../../http/errors/api-error.js';
import type { VisibleProjects } from '../request-principal.js';

/** Makes and lists projects. They stay for good: what belongs to one is kept under its id. */
@Injectable()
export class Projects {
  constructor(private readonly orm: MikroORM) {}

  /** @throws ApiError 409 when there is one of this id. */
  async make(id: string, caller: Caller): Promise<ProjectRow> {
    return inTransaction(this.orm, async (em) => {
      if (!(await insertProject(em, id, caller.actor))) throw projectExists(id);
      const entry = { caller, project: id, action: 'project.create', reason: null, details: {} };
      await recordAudit(em, entry);
      return madeProject(em, id);
    });
  }

  /** By their ids; all of them for null. */
  async list(ids: VisibleProjects): Promise<ProjectRow[]> {
    return readProjects(this.orm.em.fork(), ids);
  }
}

async function madeProject(em: EntityManager, id: string): Promise<ProjectRow> {
  const [project] = await readProjects(em, [id]);
  if (project === undefined) throw new Error('the project that was made is gone');
  return project;
}

function projectExists(id: string): ApiError {
  const message = `there is a project ${JSON.stringify(id)} already`;
  const facts = { error: 'project_exists', code: 'project_exists', message, field: 'id' } as const;
  return new ApiError(409, facts);
}
