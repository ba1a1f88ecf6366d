import { Bus } from '@beacon/bus';
import { streams } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { RegionPresence } from '../presence/region-presence.js';
import { PlannerSettings } from '../settings/planner-settings.js';

/** Reads for every scrape what this planner knows of executors, and how many dead letters the broker holds. */
@Injectable()
export class PlannerMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly bus: Bus,
    private readonly presence: RegionPresence,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'catalogue'>,
  ) {}

  onModuleInit(): void {
    this.metrics.onScrape('executors', ['beacon_executors_present'], (set) => {
      for (const { region, model } of this.settings.catalogue.lanes) {
        const present = this.presence.present(region, model);
        if (present !== null) set('beacon_executors_present', { region, model }, present.length);
      }
    });
    this.metrics.onScrape('dead_letters', ['beacon_dead_letters'], async (set) => {
      const { state } = await this.bus.manager.streams.info(streams.dead);
      set('beacon_dead_letters', {}, state.messages);
    });
  }
}
