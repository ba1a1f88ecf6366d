import { MODEL_ID_PATTERN } from '@beacon/domain';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { reasonBody } from '../changes/reason.body.js';
import type { ReasonBody } from '../changes/reason.body.js';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { QueryOf, textOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { LanesService } from './lanes.service.js';
import type { LaneChange } from './lanes.service.js';
import { laneDetailView, laneList, lanePauseView, toChangeView, toLaneView } from './lane.view.js';
import type { LaneDetailView } from './lane.view.js';

const laneQuery = z.strictObject({
  region: textOf(/^[^]{1,60}$/, 'a region id or alias', 'Lanes of this region only.'),
  model_id: textOf(MODEL_ID_PATTERN, 'a model id', 'Lanes of this model only.'),
});
type LaneQuery = z.output<typeof laneQuery>;
type LanePauseView = z.output<typeof lanePauseView>;

const PATH = {
  region: 'Id of the region.',
  model_id: 'Id of the model, URL-encoded: `org%2Fname` for `org/name`.',
};
const ERRORS = { 404: 'The catalogue has no such lane (`lane_not_found`).' };
const CONTROL = {
  path: PATH,
  headers: ACTOR_HEADER_ABOUT,
  body: {
    schema: reasonBody,
    examples: { reason: { reason: 'the provider asked us to' } },
    required: false,
  },
  errors: { ...ERRORS, 400: 'The body or the header is refused.' },
};

/** Shows how each (region, model) is served, over all jobs, and lets operators pause it. */
@ApiTags('lanes')
@Controller('api/v1/lanes')
export class LanesController {
  constructor(private readonly lanes: LanesService) {}

  @Get()
  @Endpoint({
    summary: 'Lanes, in the order of the catalogue',
    query: laneQuery,
    answers: { 200: { about: 'Lanes as they are now.', body: laneList } },
    errors: { 400: 'A parameter is not accepted.' },
  })
  async list(
    @QueryOf(laneQuery) { region, model_id: modelId }: LaneQuery,
  ): Promise<z.output<typeof laneList>> {
    const lanes = await this.lanes.list({ region, modelId });
    return { lanes: lanes.map(toLaneView) };
  }

  @Get(':region/:model_id')
  @Endpoint({
    summary: 'One lane, with its latest changes',
    path: PATH,
    answers: { 200: { about: 'The lane as it is now.', body: laneDetailView } },
    errors: ERRORS,
  })
  async one(
    @Param('region') region: string,
    @Param('model_id') modelId: string,
  ): Promise<LaneDetailView> {
    const { lane, changes } = await this.lanes.detail({ region, modelId });
    return { ...toLaneView(lane), changes: changes.map(toChangeView) };
  }

  @Post(':region/:model_id/pause')
  @HttpCode(200)
  @Endpoint({
    summary: 'Stop a lane, for all jobs',
    description: 'Calls that run end; no new one starts. Deadlines of jobs do not wait for it.',
    ...CONTROL,
    answers: { 200: { about: 'The lane is paused.', body: lanePauseView } },
  })
  async pause(
    @Param('region') region: string,
    @Param('model_id') modelId: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return toPauseView(await this.lanes.pause({ region, modelId }, { caller, reason }));
  }

  @Post(':region/:model_id/resume')
  @HttpCode(200)
  @Endpoint({
    summary: 'Serve a lane again',
    description:
      'Also one that waits for its provider, or for the reset of a quota: it is asked at once.',
    ...CONTROL,
    answers: { 200: { about: 'The lane is not paused.', body: lanePauseView } },
  })
  async resume(
    @Param('region') region: string,
    @Param('model_id') modelId: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return toPauseView(await this.lanes.resume({ region, modelId }, { caller, reason }));
  }
}

function toPauseView({ changed, lane }: LaneChange): LanePauseView {
  return { ok: true, changed, lane: toLaneView(lane) };
}
