import { installation } from '@beacon/installation';
import { HealthService } from '@beacon/observability';
import { Controller, Get, HttpStatus, Res, applyDecorators } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/needs.js';
import { WorkQueue } from '../admission/work-queue.js';
import { HealthView, LivenessView, ReadinessView } from './health.view.js';

/** What the two paths of the gateway's health answer. */
const ApiHealth = (): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({
      type: HealthView,
      description: 'Everything it depends on works, and its event loop turns in time.',
    }),
    ApiServiceUnavailableResponse({
      type: HealthView,
      description:
        'Something it depends on is away, or it stood still for too long within its last seconds.',
    }),
  );

/**
 * Health of the gateway. Liveness asks nothing of others: their outage is no reason to restart this process.
 */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly checks: HealthService,
    private readonly queue: WorkQueue,
  ) {}

  @Get('health')
  @Public()
  @ApiOperation({ summary: 'Whether the gateway works' })
  @ApiHealth()
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const { ready, ...states } = await this.ready(reply);
    return { version: installation().version, status: ready ? 'healthy' : 'unhealthy', ...states };
  }

  @Get('api/v1/health')
  @Public()
  @ApiOperation({ summary: 'The same as /health' })
  @ApiHealth()
  async alias(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    return this.health(reply);
  }

  @Get('health/live')
  @Public()
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiOkResponse({ type: LivenessView, description: 'It does.' })
  live(): LivenessView {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @Public()
  @ApiOperation({ summary: 'Whether requests should be sent here' })
  @ApiOkResponse({
    type: ReadinessView,
    description: 'Database and broker answer, and the event loop turns in time.',
  })
  @ApiServiceUnavailableResponse({
    type: ReadinessView,
    description: 'One of them does not.',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessView> {
    const readiness = await this.checks.readiness();
    if (!readiness.ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { ...readiness, work: this.queue.state };
  }
}
