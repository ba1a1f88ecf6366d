import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Needs, series } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { SeriesControl } from './series-control.js';
import { SeriesPath } from './series-path.js';
import { SeriesView, toSeriesView } from './series.view.js';

const TakesReason = (): MethodDecorator =>
  applyDecorators(
    ApiActorHeader(),
    ApiBody({
      type: ReasonBody,
      required: false,
      examples: examplesOf({ reason: { reason: 'the provider is down' }, nothing: {} }),
    }),
  );
const ERRORS = {
  400: 'The body or the header is refused.',
  404: 'There is no such series.',
  409: 'The series has ended (`series_ended`).',
};

/** Stops series, lets them go on, and runs them now. */
@ApiTags('series')
@Controller('api/v1/series')
export class SeriesControlController {
  constructor(private readonly control: SeriesControl) {}

  @Post(':id/pause')
  @Needs('submit', series())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Pause a series',
    description: 'Nothing is due until it is resumed. A run that goes on goes on. Safe to repeat.',
  })
  @TakesReason()
  @ApiOkResponse({ description: 'The series is paused.', type: SeriesView })
  @ApiErrors(ERRORS)
  async pause(
    @Param() { id }: SeriesPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<SeriesView> {
    return toSeriesView(await this.control.pause({ id, caller, reason }));
  }

  @Post(':id/resume')
  @Needs('submit', series())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a paused series go on',
    description: 'With its next moment: what was due meanwhile is not made up for. Safe to repeat.',
  })
  @TakesReason()
  @ApiOkResponse({ description: 'The series is not paused.', type: SeriesView })
  @ApiErrors(ERRORS)
  async resume(
    @Param() { id }: SeriesPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<SeriesView> {
    return toSeriesView(await this.control.resume({ id, caller, reason }));
  }

  @Post(':id/run')
  @Needs('submit', series())
  @HttpCode(202)
  @ApiOperation({
    summary: 'Run a series now, beside its schedule',
    description:
      'The planner starts the run within about a second. It counts as any other: it has the next number, and is looked at.',
  })
  @TakesReason()
  @ApiAcceptedResponse({ description: 'A run is started soon.', type: SeriesView })
  @ApiErrors({
    ...ERRORS,
    409: 'The series has ended (`series_ended`), or a run goes on or waits (`series_running`).',
  })
  async run(
    @Param() { id }: SeriesPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<SeriesView> {
    return toSeriesView(await this.control.runNow({ id, caller, reason }));
  }
}
