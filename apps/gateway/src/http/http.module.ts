import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import { ApiErrorFilter } from './errors/api-error.filter.js';
import type { GatewayAdapter } from './server/gateway-adapter.js';
import { RouteTable } from './server/route-table.js';
import { SlowClientCutter } from './server/slow-client-cutter.js';
import { ParameterClasses } from './validation/parameter-classes.js';
import { QueryGuard, RequestValidationPipe } from './validation/request-validation.js';

/** What every request passes. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: RouteTable,
      inject: [HttpAdapterHost],
      useFactory: ({ httpAdapter }: HttpAdapterHost<GatewayAdapter>) => httpAdapter.routes,
    },
    { provide: APP_FILTER, useClass: ApiErrorFilter },
    { provide: APP_GUARD, useClass: QueryGuard },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    ParameterClasses,
    SlowClientCutter,
  ],
})
export class HttpModule {}
