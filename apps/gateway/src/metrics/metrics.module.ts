import { Module } from '@nestjs/common';
import { ConsumersModule } from '../consumers/consumers.module.js';
import { LanesModule } from '../lanes/lanes.module.js';
import { GatewayMetrics } from './gateway-metrics.js';
import { MetricsController } from './metrics.controller.js';

/** Serves the gateway's metrics. */
@Module({
  imports: [LanesModule, ConsumersModule],
  controllers: [MetricsController],
  providers: [GatewayMetrics],
})
export class GatewayMetricsModule {}
