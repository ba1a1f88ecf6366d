import type { ExecutorRow } from '@beacon/persistence';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { time } from '../http/time.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { ExecutorReader } from './executor-reader.js';

/** The executors of which planners received heartbeats. */
export const executorList = z.strictObject({
  executors: z
    .array(
      z.strictObject({
        executor_id: z.string(),
        region: z.string(),
        node: z.string(),
        pod: z.string().nullable(),
        alive: z.boolean().describe('Heard within the last 10 seconds.'),
        last_seen_at: time,
        started_at: time,
        in_hand: z.record(z.string(), z.int()).describe('Tasks in hand, by model.'),
      }),
    )
    .describe('By region, those heard last first; at most 1000.'),
});

/** Shows which executors are alive. */
@ApiTags('lanes')
@Controller('api/v1/executors')
export class ExecutorsController {
  constructor(private readonly executors: ExecutorReader) {}

  @Get()
  @Endpoint({
    summary: 'Executors, as planners hear them',
    answers: { 200: { about: 'Executors by region.', body: executorList } },
  })
  async list(): Promise<z.output<typeof executorList>> {
    const executors = await this.executors.list();
    return { executors: executors.map(toView) };
  }
}

function toView(row: ExecutorRow): z.output<typeof executorList>['executors'][number] {
  return {
    executor_id: row.executorId,
    region: row.region,
    node: row.node,
    pod: row.pod,
    alive: row.isAlive,
    last_seen_at: row.lastSeenAt,
    started_at: row.startedAt,
    in_hand: { ...row.inHand },
  };
}
