import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiActorHeader, CallerOf } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { ApiErrors } from '../../http/openapi/api-errors.js';
import { examplesOf } from '../../http/openapi/examples.js';
import { ApiAdmin } from '../api-admin.js';
import { EVERYTHING, Needs, projects } from '../needs.js';
import { ListedProjects } from '../request-principal.js';
import type { VisibleProjects } from '../request-principal.js';
import { ProjectBody, ProjectListView, ProjectView, toProjectView } from './project.view.js';
import { Projects } from './projects.js';

/** Projects: jobs, series and keys belong to one, and nothing of one is visible to another. */
@ApiTags('access')
@Controller('api/v1/projects')
export class ProjectsController {
  constructor(private readonly projects: Projects) {}

  @Post()
  @Needs('admin', EVERYTHING)
  @HttpCode(201)
  @ApiOperation({ summary: 'Make a project' })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiBody({ type: ProjectBody, examples: examplesOf({ project: { id: 'elections-2027' } }) })
  @ApiCreatedResponse({ description: 'The project.', type: ProjectView })
  @ApiErrors({
    400: 'The body is refused; `details` has every reason.',
    409: 'There is a project of this id (`project_exists`).',
  })
  async make(@Body() { id }: ProjectBody, @CallerOf() caller: Caller): Promise<ProjectView> {
    return toProjectView(await this.projects.make(id, caller));
  }

  @Get()
  @Needs('read', projects())
  @ApiOperation({ summary: 'Projects that you have' })
  @ApiOkResponse({ description: 'The projects.', type: ProjectListView })
  async list(@ListedProjects() projectIds: VisibleProjects): Promise<ProjectListView> {
    return { projects: (await this.projects.list(projectIds)).map(toProjectView) };
  }
}
