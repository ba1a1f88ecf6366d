import { MODEL_ID_PATTERN } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { reasonBody } from '../changes/reason.body.js';
import type { ReasonBody } from '../changes/reason.body.js';
import { knownRegion } from '../catalogue/known-region.js';
import { CATALOGUE } from '../settings/settings.js';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { QueryOf, textOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { LaneControl } from './lane-control.js';
import { LaneListing } from './lane-listing.js';
import { laneDetailView, laneList, lanePauseView } from './lane.view.js';
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

/** Shows how each (region, model) is served, over all jobs, and lets operators stop it. */
@ApiTags('lanes')
@Controller('api/v1/lanes')
export class LanesController {
  constructor(
    private readonly listing: LaneListing,
    private readonly control: LaneControl,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Lanes, in the order of the catalogue',
    query: laneQuery,
    answers: { 200: { about: 'Lanes as they are now.', body: laneList } },
    errors: { 400: 'A parameter is not accepted.' },
  })
  async list(@QueryOf(laneQuery) query: LaneQuery): Promise<z.output<typeof laneList>> {
    const region = query.region === undefined ? null : knownRegion(this.catalogue, query.region);
    const lanes = this.catalogue.lanes.filter(
      (lane) =>
        (region === null || lane.region === region) &&
        (query.model_id === undefined || lane.model === query.model_id),
    );
    return { lanes: await this.listing.show(lanes) };
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
    @Param('model_id') model: string,
  ): Promise<LaneDetailView> {
    return this.listing.detail(this.listing.named(region, model));
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
    @Param('model_id') model: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return this.#set('paused', this.listing.named(region, model), { caller, reason });
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
    @Param('model_id') model: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<LanePauseView> {
    return this.#set('resumed', this.listing.named(region, model), { caller, reason });
  }

  async #set(
    wanted: 'paused' | 'resumed',
    lane: Parameters<LaneControl['set']>[0],
    by: Parameters<LaneControl['set']>[2],
  ): Promise<LanePauseView> {
    const changed = await this.control.set(lane, wanted, by);
    return { ok: true, changed, lane: await this.listing.one(lane) };
  }
}
