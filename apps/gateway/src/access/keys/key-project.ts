import { DEFAULT_PROJECT } from '@beacon/domain';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../../http/errors/api-error.js';
import { allProjectsNeeded, unknownProject } from '../access-errors.js';
import { ProjectChoice } from '../project-choice.js';
import type { Principal } from '../principal.js';
import { projectFor } from '../request-principal.js';
import type { KeyBody } from './key.body.js';

/** Decides whose a new key is: nobody makes one that reaches further than they do. */
@Injectable()
export class KeyProject {
  constructor(private readonly choice: ProjectChoice) {}

  /**
   * The project of a new key; null for all.
   * @throws ApiError 403 for a key of all projects, of those who have some; 400 for a project that they do not have.
   */
  async of({ project, all_projects }: KeyBody, principal: Principal): Promise<string | null> {
    if (all_projects) return forAll(project, principal);
    if (project === null) return projectFor(principal);
    if (await this.choice.has(principal, project)) return project;
    throw unknownProject(project, 'the id of a project that you have', 'project');
  }
}

function forAll(project: string | null, { projects }: Principal): null {
  if (project !== null) {
    const message = `all_projects and a project contradict each other: leave one out, such as project: ${DEFAULT_PROJECT}`;
    throw ApiError.validation([{ field: 'all_projects', code: 'invalid_value', message }]);
  }
  if (projects !== 'all') throw allProjectsNeeded();
  return null;
}
