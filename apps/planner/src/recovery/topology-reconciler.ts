import { Bus, missingParts, provisionMissing, provisionTaps } from '@beacon/bus';
import type { StreamSpec } from '@beacon/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';

/** Provisions the streams and consumers that the broker lacks: a broker that lost its disk has none. */
@Injectable()
export class TopologyReconciler implements OnModuleInit {
  readonly #logger = new Logger('Planner');

  constructor(
    @Inject(Bus) private readonly bus: Pick<Bus, 'connection' | 'manager'>,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'provisioning'>,
  ) {}

  /** Before the transport starts, which refuses to without its consumer: a broker that lost its disk gets it now. */
  async onModuleInit(): Promise<void> {
    await this.reconcile();
  }

  /**
   * Provisions what is missing. What is there is left as it is: settings are changed by `npm run provision` only.
   * @returns whether something was provisioned.
   * @throws Error when the broker does not answer.
   */
  async reconcile(): Promise<boolean> {
    const missing = await missingParts(this.bus.manager, this.settings.provisioning.specs);
    const isProvisioned = missing.length > 0 && (await this.#provisionIfAllowed(missing));
    // Behind the stream that it mirrors. Nothing but taps depends on it.
    await this.#reconcileTaps();
    return isProvisioned;
  }

  async #provisionIfAllowed(missing: readonly string[]): Promise<boolean> {
    if (this.settings.provisioning.isAllowed) return this.#provision(missing);
    this.#fail(missing, 'PLANNER_PROVISIONS is false');
    return false;
  }

  async #reconcileTaps(): Promise<void> {
    const { taps, isAllowed } = this.settings.provisioning;
    if (taps === null || !isAllowed) return;
    try {
      if (!(await provisionTaps(this.bus.connection, taps))) return;
      this.#logger.warn({ event: 'broker.provisioned', created: ['mirror of events for taps'] });
    } catch (error) {
      this.#fail(['mirror of events for taps'], String(error));
    }
  }

  async #provision(missing: readonly string[]): Promise<boolean> {
    const { specs, replicas } = this.settings.provisioning;
    try {
      const lacking = this.#lacking(specs, missing);
      const created = await provisionMissing(this.bus.manager, lacking, replicas);
      this.#logger.warn({ event: 'broker.provisioned', created });
      return created.length > 0;
    } catch (error) {
      this.#fail(missing, String(error));
      return false;
    }
  }

  /** The streams that lack something, with the consumers that they lack. */
  #lacking(specs: readonly StreamSpec[], missing: readonly string[]): StreamSpec[] {
    const names = new Set(missing);
    return specs
      .map((spec) => ({
        ...spec,
        consumers: spec.consumers.filter(({ durable }) => names.has(`${spec.name}/${durable}`)),
      }))
      .filter(({ name, consumers }) => names.has(name) || consumers.length > 0);
  }

  #fail(missing: readonly string[], reason: string): void {
    this.#logger.error({
      event: 'broker.not_provisioned',
      missing,
      reason,
      advice: "run 'npm run provision' with the catalogue that the services use",
    });
  }
}
