import { Metrics } from '@beacon/observability';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NOTHING, Needs } from '../access/needs.js';

/** Shows Prometheus how lanes, queues and this process are. They are of no project, and of nobody who may not operate. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Needs('operate', NOTHING)
  @ApiOperation({
    summary: 'Metrics for Prometheus',
    description: 'In its text format. The other services serve theirs beside their health.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The metrics.', schema: { type: 'string' } })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
