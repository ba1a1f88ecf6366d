import { HealthService } from '@beacon/observability';
import type { DependencyHealth, ProcessHealth } from '@beacon/observability';
import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Endpoint } from '../http/openapi/endpoint.js';
import { WorkQueue } from '../admission/work-queue.js';
import type { WorkState } from '../admission/work-queue.js';

const services = z.array(
  z.strictObject({
    name: z.string(),
    status: z.enum(['up', 'down']),
    reason: z.string().optional(),
  }),
);
const count = z.int().min(0);
const ofProcess = z.strictObject({
  event_loop: z.strictObject({ max_ms: count, p99_ms: count, window_ms: count }),
  rss_bytes: count,
});
const line = z.strictObject({ used: count, waiting: count });
const work = z
  .strictObject({
    bodies: line.describe('Large bodies; `used` in bytes of memory.'),
    reads: line.describe('Large reads of jobs; in bytes.'),
    small: line.describe('Small ones of both; in bytes.'),
    large_queries: line.describe('Reads that look at many cells; `used` in connections.'),
    small_queries: line.describe('The others; in connections.'),
  })
  .describe('What is in work, and how many requests wait for a place.');
const readiness = z.strictObject({ ready: z.boolean(), services, process: ofProcess, work });
const health = z.strictObject({
  status: z.enum(['healthy', 'unhealthy']),
  services,
  process: ofProcess,
  work,
});

interface Health {
  readonly status: 'healthy' | 'unhealthy';
  readonly services: readonly DependencyHealth[];
  readonly process: ProcessHealth;
  readonly work: WorkState;
}

type Readiness = Omit<Health, 'status'> & { readonly ready: boolean };

const HEALTH = {
  summary: 'Whether the gateway works',
  answers: {
    200: {
      about: 'Everything it depends on works, and its event loop turns in time.',
      body: health,
    },
    503: {
      about:
        'Something it depends on is away, or it stood still for too long within its last seconds.',
      body: health,
    },
  },
};

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
  @Endpoint(HEALTH)
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const { ready, ...states } = await this.ready(reply);
    return { status: ready ? 'healthy' : 'unhealthy', ...states };
  }

  @Get('api/v1/health')
  @Endpoint({ ...HEALTH, summary: 'The same as /health' })
  async alias(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    return this.health(reply);
  }

  @Get('health/live')
  @Endpoint({
    summary: 'Whether the process runs',
    answers: { 200: { about: 'It does.', body: z.strictObject({ status: z.literal('alive') }) } },
  })
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @Endpoint({
    summary: 'Whether requests should be sent here',
    answers: {
      200: {
        about: 'Database and broker answer, and the event loop turns in time.',
        body: readiness,
      },
      503: { about: 'One of them does not.', body: readiness },
    },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checks.readiness();
    if (!readiness.ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { ...readiness, work: this.queue.state };
  }
}
