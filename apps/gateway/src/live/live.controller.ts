import { Readable } from 'node:stream';
import { EVENT_TYPES } from '@beacon/contracts';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LongAnswers } from '../access/long-answers.js';
import { Needs, job, projects } from '../access/needs.js';
import { ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { ApiEventStream, EVENT_STREAM_HEADERS } from './event-stream-answer.js';
import { EventsQuery, JobEventsQuery, toEventFilter, wantedStart } from './live.query.js';
import { JobProjects } from './job-projects.js';
import { LiveService } from './live.service.js';
import type { EventFilter } from './event-filter.js';
import type { WantedStart } from './live.query.js';

const ABOUT = `Server-sent events. \`event\` is the type (${EVENT_TYPES.join(', ')}), \`id\` the place in the stream, \`data\` the CloudEvent as docs/messages.md describes it; facts only, never the text of an answer. The gateway's own messages are \`ready\` (first: everything before it can be read, everything behind it follows), \`gap\` (events are missing: read again), \`stalled\` and \`resumed\` (the broker is away, or there again), \`executions\` (with \`batch_ms\`) and \`end\` (nothing follows, and why).`;
const ERRORS = {
  400: 'A parameter, or `Last-Event-ID`, is not accepted.',
  503: 'As many streams are open as may (`events_busy`), or the broker is away (`unavailable`).',
};

const ApiResumable = (): MethodDecorator =>
  ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Events behind this one, as browsers send it when they connect again.',
  });

/** Streams of what happens, as it happens. */
@ApiTags('events')
@Controller('api/v1')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly jobs: JobProjects,
    private readonly watch: LongAnswers,
  ) {}

  @Get('jobs/:id/events')
  @Needs('read', job())
  @ApiOperation({ summary: 'What happens to a job, as it happens', description: ABOUT })
  @ApiResumable()
  @ApiEventStream()
  @ApiNoContentResponse({
    description: 'With `until=end`: the job has ended, and nothing is behind what the client has.',
  })
  @ApiErrors({ ...ERRORS, 404: 'There is no such job.' })
  async ofJob(
    @Param() { id }: JobPath,
    @Query() query: JobEventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = wantedStart(lastEventId(request), query.after);
    if (request.method === 'HEAD') {
      await this.live.assertJob(id);
      return sendHead(reply);
    }
    await this.#open(toEventFilter({ jobId: id }, query), start, reply);
  }

  @Get('events')
  @Needs('read', projects())
  @ApiOperation({
    summary: 'What happens to all jobs and lanes, as it happens',
    description: ABOUT,
  })
  @ApiResumable()
  @ApiEventStream()
  @ApiErrors(ERRORS)
  async ofAll(
    @Query() query: EventsQuery,
    @ListedProjects() projectIds: VisibleProjects,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = wantedStart(lastEventId(request), query.after);
    if (request.method === 'HEAD') return sendHead(reply);
    const visible = projectIds === null ? null : this.jobs.visible(projectIds);
    await this.#open(toEventFilter({ visible }, query), start, reply);
  }

  async #open(filter: EventFilter, start: WantedStart, reply: FastifyReply): Promise<void> {
    const headers = { ...reply.getHeaders(), ...EVENT_STREAM_HEADERS };
    if (await this.live.open(filter, start, reply.raw, headers)) {
      this.watch.add(reply.request, reply.raw);
      reply.hijack();
    } else void reply.status(204).send();
  }
}

function lastEventId({ headers }: FastifyRequest): string | undefined {
  const given = headers['last-event-id'];
  return typeof given === 'string' ? given : given?.join(',');
}

function sendHead(reply: FastifyReply): void {
  void reply.headers(EVENT_STREAM_HEADERS).send(Readable.from([]));
}
