import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiAdmin } from '../access/api-admin.js';
import { KeyPath } from '../access/keys/key.query.js';
import { NOTHING, Needs, projects } from '../access/needs.js';
import { ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { KeyLimitsBody } from './quota.body.js';
import { QuotasView, toQuotasView } from './quota.view.js';
import { Quotas } from './quotas.js';

/** What API keys may ask for. */
@ApiTags('access')
@Controller('api/v1')
export class QuotasController {
  constructor(private readonly quotas: Quotas) {}

  @Get('quota')
  @Needs('read', NOTHING)
  @ApiOperation({ summary: 'What you may still ask for today' })
  @ApiOkResponse({ description: 'Limits, and what of them is left.', type: QuotasView })
  async own(@CallerOf() { principal }: Caller): Promise<QuotasView> {
    return toQuotasView(await this.quotas.ofPrincipal(principal), Date.now());
  }

  @Get('keys/:prefix/quota')
  @Needs('admin', projects())
  @ApiOperation({ summary: 'What an API key may still ask for today' })
  @ApiAdmin()
  @ApiOkResponse({ description: 'Limits, and what of them is left.', type: QuotasView })
  @ApiErrors({ 404: 'There is no such key in your projects.' })
  async ofKey(
    @Param() { prefix }: KeyPath,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<QuotasView> {
    return toQuotasView(await this.quotas.ofKey(prefix, projectIds), Date.now());
  }

  @Put('keys/:prefix/quota')
  @Needs('admin', projects())
  @ApiOperation({
    summary: 'Set what an API key may ask for',
    description: 'All limits at once: what is absent is unlimited. What was used today stays used.',
  })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiBody({
    type: KeyLimitsBody,
    examples: examplesOf({
      'for CI': { requests_per_minute: 300, jobs_per_day: 50, cells_per_day: 100_000 },
      'without limits': {},
    }),
  })
  @ApiOkResponse({ description: 'Limits, and what of them is left.', type: QuotasView })
  @ApiErrors({
    400: 'The body is refused; `details` has every reason.',
    404: 'There is no such key in your projects.',
  })
  async set(
    @Param() { prefix }: KeyPath,
    @Body() body: KeyLimitsBody,
    @CallerOf() caller: Caller,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<QuotasView> {
    const change = { prefix, body, caller, projects: projectIds };
    return toQuotasView(await this.quotas.set(change), Date.now());
  }
}
