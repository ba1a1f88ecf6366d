import { missingParts, provision } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import type { StreamSpec } from '@beacon/contracts';
import { Logger } from '@nestjs/common';

/** How the broker is provisioned. */
export interface ProvisioningOptions {
  readonly specs: readonly StreamSpec[];
  readonly replicas: number;
  /** Whether this planner may do it. */
  readonly isAllowed: boolean;
}

/** Sees to it that the broker has the streams and consumers that it needs: a broker that lost its disk has none. */
export class TopologyReconciler {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly bus: Pick<Bus, 'manager'>,
    private readonly options: ProvisioningOptions,
  ) {}

  /**
   * Provisions what is missing. What is there is left as it is: settings are changed by `npm run provision` only.
   * @returns whether something was made.
   * @throws Error when the broker does not answer.
   */
  async keep(): Promise<boolean> {
    const missing = await missingParts(this.bus.manager, this.options.specs);
    if (missing.length === 0) return false;
    if (!this.options.isAllowed) {
      this.#fail(missing, 'PLANNER_PROVISIONS is false');
      return false;
    }
    return this.#provision(missing);
  }

  async #provision(missing: readonly string[]): Promise<boolean> {
    const { specs, replicas } = this.options;
    try {
      const { created } = await provision(
        this.bus.manager,
        this.#lacking(specs, missing),
        replicas,
      );
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
