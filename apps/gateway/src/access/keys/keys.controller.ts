import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiActorHeader, CallerOf } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { ApiErrors } from '../../http/openapi/api-errors.js';
import { examplesOf } from '../../http/openapi/examples.js';
import { ApiAdmin } from '../api-admin.js';
import { Needs, projects } from '../needs.js';
import { ListedProjects } from '../request-principal.js';
import type { VisibleProjects } from '../request-principal.js';
import { ApiKeys } from './api-keys.js';
import { KeyBody } from './key.body.js';
import { KeyListQuery, KeyPath } from './key.query.js';
import { KeyListView, KeyView, MadeKeyView, toKeyView } from './key.view.js';

/** API keys. */
@ApiTags('access')
@Controller('api/v1/keys')
export class KeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Post()
  @Needs('admin', projects())
  @HttpCode(201)
  @ApiOperation({
    summary: 'Make an API key',
    description: 'The answer holds the key itself, this once: only a hash of it is stored.',
  })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiBody({
    type: KeyBody,
    examples: examplesOf({
      'for CI': { name: 'ci', scopes: ['read', 'submit'], project: 'default' },
      'of all projects': { name: 'operations', scopes: ['operate'], all_projects: true },
    }),
  })
  @ApiCreatedResponse({ description: 'The key.', type: MadeKeyView })
  @ApiErrors({ 400: 'The body is refused; `details` has every reason.' })
  async make(@Body() body: KeyBody, @CallerOf() caller: Caller): Promise<MadeKeyView> {
    const { row, key } = await this.keys.make(body, caller);
    return { ...toKeyView(row), key };
  }

  @Get()
  @Needs('admin', projects())
  @ApiOperation({ summary: 'API keys, newest first' })
  @ApiAdmin()
  @ApiOkResponse({ description: 'The keys of your projects.', type: KeyListView })
  @ApiErrors({ 400: 'A parameter is not accepted.' })
  async list(
    @Query() query: KeyListQuery,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<KeyListView> {
    const rows = await this.keys.list(query, projectIds);
    return { keys: rows.map(toKeyView) };
  }

  @Delete(':prefix')
  @Needs('admin', projects())
  @ApiOperation({
    summary: 'Revoke an API key',
    description:
      'For good. Every gateway refuses it within five seconds, and ends the streams of events that it opened. Again is the same.',
  })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiOkResponse({ description: 'The key, revoked.', type: KeyView })
  @ApiErrors({ 400: 'The header is refused.', 404: 'There is no such key in your projects.' })
  async revoke(
    @Param() { prefix }: KeyPath,
    @CallerOf() caller: Caller,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<KeyView> {
    return toKeyView(await this.keys.revoke(prefix, { caller, projects: projectIds }));
  }
}
