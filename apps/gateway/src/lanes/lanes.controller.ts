import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  applyDecorators,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EVERYTHING, NOTHING, Needs } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { LaneLimitBody } from './lane-limit.body.js';
import { LanePath, LaneQuery } from './lane.query.js';
import {
  LaneDetailView,
  LaneListView,
  LanePauseView,
  toLaneDetailView,
  toLanePauseView,
  toLaneView,
} from './lane.view.js';
import { LanesService } from './lanes.service.js';

const NOT_FOUND = 'The catalogue has no such lane (`lane_not_found`).';

/** What pausing and resuming a lane have in common. */
const ApiLaneChange = (): MethodDecorator =>
  applyDecorators(
    ApiActorHeader(),
    ApiBody({
      type: ReasonBody,
      required: false,
      examples: examplesOf({ reason: { reason: 'the provider asked us to' } }),
    }),
    ApiErrors({ 404: NOT_FOUND, 400: 'The body or the header is refused.' }),
  );

/** Shows how each (region, model) is served, over all jobs, and lets operators pause it and lower its limit. */
@ApiTags('lanes')
@Controller('api/v1/lanes')
export class LanesController {
  constructor(private readonly lanes: LanesService) {}

  @Get()
  @Needs('operate', NOTHING)
  @ApiOperation({ summary: 'Lanes, in the order of the catalogue' })
  @ApiOkResponse({ description: 'Lanes as they are now.', type: LaneListView })
  @ApiErrors({ 400: 'A parameter is not accepted.' })
  async list(@Query() { region, model_id: modelId }: LaneQuery): Promise<LaneListView> {
    const lanes = await this.lanes.list({ region, modelId });
    return { lanes: lanes.map(toLaneView) };
  }

  @Get(':region/:model_id')
  @Needs('operate', NOTHING)
  @ApiOperation({ summary: 'One lane, with its latest changes' })
  @ApiOkResponse({ description: 'The lane as it is now.', type: LaneDetailView })
  @ApiErrors({ 404: NOT_FOUND })
  async one(@Param() { region, model_id: modelId }: LanePath): Promise<LaneDetailView> {
    return toLaneDetailView(await this.lanes.detail({ region, modelId }));
  }

  @Post(':region/:model_id/pause')
  @Needs('operate', EVERYTHING)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Pause a lane, for all jobs',
    description: 'Calls that run end; no new one starts. Deadlines of jobs do not wait for it.',
  })
  @ApiLaneChange()
  @ApiOkResponse({ description: 'The lane is paused.', type: LanePauseView })
  async pause(
    @Param() { region, model_id: modelId }: LanePath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return toLanePauseView(await this.lanes.pause({ region, modelId }, { caller, reason }));
  }

  @Post(':region/:model_id/resume')
  @Needs('operate', EVERYTHING)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Resume a lane',
    description:
      'Also one that waits for its provider, or for the reset of a quota: it is asked at once.',
  })
  @ApiLaneChange()
  @ApiOkResponse({ description: 'The lane is not paused.', type: LanePauseView })
  async resume(
    @Param() { region, model_id: modelId }: LanePath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return toLanePauseView(await this.lanes.resume({ region, modelId }, { caller, reason }));
  }

  @Put(':region/:model_id/limit')
  @Needs('operate', EVERYTHING)
  @HttpCode(200)
  @ApiOperation({
    summary: "Set a ceiling of a lane's limit, for all jobs",
    description:
      'The limit goes down to it at once, and adapts below it. Calls that run end; no new one starts beyond it. When it is raised or taken away the limit grows with answers. Safe to repeat.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: LaneLimitBody,
    examples: examplesOf({
      ceiling: { limit: 2, reason: 'the provider asked us to' },
      none: { limit: null },
    }),
  })
  @ApiErrors({
    404: NOT_FOUND,
    400: 'The body or the header is refused, or the catalogue allows the lane less.',
  })
  @ApiOkResponse({ description: 'The ceiling is set.', type: LanePauseView })
  async limit(
    @Param() { region, model_id: modelId }: LanePath,
    @Body() { limit, reason }: LaneLimitBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return toLanePauseView(await this.lanes.limit({ region, modelId }, limit, { caller, reason }));
  }
}
