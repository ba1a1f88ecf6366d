import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { ExecutorReader } from './executor-reader.js';
import { ExecutorListView, toExecutorList } from './executor.view.js';

/** Shows which executors are alive. */
@ApiTags('lanes')
@Controller('api/v1/executors')
export class ExecutorsController {
  constructor(private readonly executors: ExecutorReader) {}

  @Get()
  @Needs('operate', NOTHING)
  @ApiOperation({ summary: 'Executors of which planners received heartbeats' })
  @ApiOkResponse({ description: 'Executors by region.', type: ExecutorListView })
  async list(): Promise<ExecutorListView> {
    return toExecutorList(await this.executors.list());
  }
}
