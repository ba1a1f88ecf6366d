import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { PlannerEnv } from '../environment.js';
import { Clock } from './clock.js';
import { PlannerSettings, settingsOf } from './planner-settings.js';

/** The settings and the clock, for every module of the planner. */
@Module({})
export class SettingsModule {
  /** @throws ConfigurationError when the catalogue is not valid. */
  static forRoot(env: PlannerEnv): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: PlannerSettings, useValue: settingsOf(env) }, Clock],
      exports: [PlannerSettings, Clock],
    };
  }
}
