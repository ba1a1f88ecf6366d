import { loadCatalogue, loadQuestionBank } from '@beacon/config';
import type { Environment } from '@beacon/config';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { SIGN_IN, signInOptions } from '../sign-in/sign-in-options.js';
import { LIMIT_OPTIONS } from '../limits/limit-options.js';
import { limitOptions } from './edge-environment.js';
import { connectionShares } from './connection-shares.js';
import { ACCESS_OPTIONS } from '../access/access-options.js';
import { accessOptions } from './access-environment.js';
import {
  controlOptions,
  embeddingsOptions,
  jobLimits,
  liveOptions,
  webhookOptions,
} from './environment.js';
import type { GatewayEnv } from './environment.js';
import { signedOptions } from './signed-options.js';
import {
  CATALOGUE,
  CONNECTION_SHARES,
  CONTROL_OPTIONS,
  EMBEDDINGS,
  JOB_LIMITS,
  LIVE_OPTIONS,
  QUESTION_BANK,
  SIGNED_SPECIFICATIONS,
  WEBHOOK_OPTIONS,
} from './settings.js';

/** What the gateway is configured with, for every module. Read once, at start. */
@Module({})
export class SettingsModule {
  /**
   * @param variables what the catalogue's addresses may refer to.
   * @throws ConfigurationError with everything that is wrong with a file.
   */
  static forRoot(env: GatewayEnv, variables: Environment): DynamicModule {
    const providers = [
      { provide: CATALOGUE, useValue: loadCatalogue(env.BEACON_CATALOGUE, variables) },
      { provide: QUESTION_BANK, useValue: loadQuestionBank(env.BEACON_QUESTIONS) },
      { provide: JOB_LIMITS, useValue: jobLimits(env) },
      { provide: ACCESS_OPTIONS, useValue: accessOptions(env) },
      { provide: CONTROL_OPTIONS, useValue: controlOptions(env) },
      { provide: WEBHOOK_OPTIONS, useValue: webhookOptions(env, variables) },
      { provide: EMBEDDINGS, useValue: embeddingsOptions(env) },
      { provide: SIGNED_SPECIFICATIONS, useValue: signedOptions(env) },
      { provide: SIGN_IN, useValue: signInOptions(env) },
      { provide: LIVE_OPTIONS, useValue: liveOptions(env) },
      { provide: LIMIT_OPTIONS, useValue: limitOptions({ ...env, mode: accessOptions(env).mode }) },
      { provide: CONNECTION_SHARES, useValue: connectionShares(env.DATABASE_POOL_SIZE) },
    ];
    return {
      module: SettingsModule,
      global: true,
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
