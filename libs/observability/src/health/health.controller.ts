import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { HealthService } from './health.service.js';
import type { Readiness } from './health.service.js';

/**
 * Liveness says only that the event loop turns: a broker's outage must not restart every process in the middle of paid
 * calls. Readiness asks every dependency, and whether the event loop turned in time.
 */
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (readiness.ready) return readiness;
    throw new ServiceUnavailableException(readiness);
  }
}
