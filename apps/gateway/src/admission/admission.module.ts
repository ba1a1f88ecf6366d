import { Module } from '@nestjs/common';
import type { DynamicModule, OnModuleInit } from '@nestjs/common';
import { APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import type { GatewayAdapter } from '../http/server/gateway-adapter.js';
import type { ConnectionShares } from '../settings/connection-shares.js';
import { CONNECTION_SHARES } from '../settings/settings.js';
import { JobSizes } from './job-sizes.js';
import { PlacesInterceptor } from '../http/server/request-places.js';
import { WORK_BOUNDS, WorkQueue, workBounds } from './work-queue.js';

/** Bounds what is in work at once, for every module. */
@Module({})
export class AdmissionModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<GatewayAdapter>,
    private readonly queue: WorkQueue,
  ) {}

  /** @param workBytes memory for large work. @default a third of the heap */
  static forRoot(workBytes?: number): DynamicModule {
    const bounds = ({ queries }: ConnectionShares) => workBounds(queries, workBytes);
    return {
      module: AdmissionModule,
      global: true,
      providers: [
        { provide: WORK_BOUNDS, inject: [CONNECTION_SHARES], useFactory: bounds },
        WorkQueue,
        JobSizes,
        { provide: APP_INTERCEPTOR, useClass: PlacesInterceptor },
      ],
      exports: [WorkQueue, JobSizes],
    };
  }

  /** The server reads bodies before anything of Nest runs. It does not listen yet. */
  onModuleInit(): void {
    this.host.httpAdapter.admitBodiesBy(this.queue);
  }
}
