import { Metrics } from '@beacon/observability';
import { SignedWork, WorkChecks } from '@beacon/signing';
import type { SignedWorkOptions, Signer } from '@beacon/signing';
import { Logger, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';

/** What a service signs with, and how it checks what others signed. Needs `MetricsModule.forRoot`. */
@Module({})
export class SigningModule {
  /**
   * @param signer who this service is when it signs; null when it only checks.
   * @throws SigningError when the key or the trust list that the mode needs cannot be read.
   */
  static forRoot(options: SignedWorkOptions, signer: Signer | null): DynamicModule {
    const logger = new Logger(SigningModule.name);
    const work = SignedWork.open(options, signer, (problem) => {
      logger.error({ event: 'signing.file_unusable', problem });
    });
    return {
      module: SigningModule,
      global: true,
      providers: [
        { provide: SignedWork, useValue: work },
        {
          provide: WorkChecks,
          inject: [Metrics],
          useFactory: (metrics: Metrics) =>
            new WorkChecks(work, (signed) => {
              metrics.count('beacon_signed_work_refusals_total', { signed });
            }),
        },
      ],
      exports: [SignedWork, WorkChecks],
    };
  }
}
