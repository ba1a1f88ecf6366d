import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { ConsumerReader } from './consumer-reader.js';
import { ConsumerListView, toConsumerList } from './consumer.view.js';

/** Shows how far work waits in the broker. */
@ApiTags('lanes')
@Controller('api/v1/consumers')
export class ConsumersController {
  constructor(private readonly consumers: ConsumerReader) {}

  @Get()
  @Needs('operate', NOTHING)
  @ApiOperation({
    summary: "How far the broker's consumers are behind",
    description:
      'Jobs, tasks of each lane, results and what is given up; durable consumers of others on these streams and on that of events as well.',
  })
  @ApiOkResponse({ description: 'Durable consumers.', type: ConsumerListView })
  async list(): Promise<ConsumerListView> {
    return toConsumerList(await this.consumers.read());
  }
}
