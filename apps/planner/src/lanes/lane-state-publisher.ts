import { Bus, JetStreamPublisher, readConsumerLimits, setConsumerLimit } from '@beacon/bus';
import { durables, laneState, laneStateSubject, streams } from '@beacon/contracts';
import type { LaneStateV1 } from '@beacon/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';
import { laneKey } from './lane-state.js';

/**
 * Publishes what the database says of lanes: the retained states that executors obey, and the limits of the lanes' consumers, which
 * hold over all replicas. What the broker is known to have already is not sent again.
 */
@Injectable()
export class LaneStatePublisher {
  readonly #logger = new Logger('Planner');
  /** The last state that was published for each lane, by whichever planner. */
  readonly #published = new Map<string, LaneStateV1>();
  /** The limit of each lane's consumer. */
  readonly #limits = new Map<string, number>();
  #isSuspended = false;

  constructor(
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    @Inject(Bus) private readonly bus: Pick<Bus, 'manager'>,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'catalogue'>,
  ) {}

  /** A state was published, perhaps by another planner, and perhaps an old one: the next turn corrects it. */
  observe(state: LaneStateV1): void {
    this.#published.set(laneKey(state), state);
  }

  /** The broker is away: nothing is published until {@link forget}. */
  suspend(): void {
    this.#isSuspended = true;
  }

  /** The broker is there, and may have lost everything: all is published again. */
  forget(): void {
    this.#isSuspended = false;
    this.#published.clear();
    this.#limits.clear();
  }

  /**
   * Reads the limits of all lanes' consumers: they may have been provisioned again.
   * @throws Error when the broker does not answer or lacks a stream.
   */
  async readLimits(): Promise<void> {
    const { lanes } = this.settings.catalogue;
    for (const [region, models] of Map.groupBy(lanes, ({ region }) => region)) {
      const present = await readConsumerLimits(this.bus.manager, streams.tasks(region));
      const limits = new Map(present.map((one) => [one.durable, one.maxAckPending]));
      for (const lane of models) {
        const limit = limits.get(durables.lane(lane.model));
        if (limit === undefined) this.#limits.delete(laneKey(lane));
        else this.#limits.set(laneKey(lane), limit);
      }
    }
  }

  /**
   * Publishes the states of lanes where the broker has another. A lane whose stream or consumer is missing is left for the
   * next turn, and holds up no other.
   */
  async publish(states: readonly LaneStateV1[]): Promise<void> {
    if (this.#isSuspended) return;
    await Promise.all(
      states.map((state) =>
        this.#publishOne(state).catch((error: unknown) =>
          this.#logger.warn({
            event: 'lane.not_shown',
            region: state.region,
            model: state.model,
            error: String(error),
          }),
        ),
      ),
    );
  }

  /** The state first: executors obey it at once, whatever the consumer still lets through. */
  async #publishOne(state: LaneStateV1): Promise<void> {
    const key = laneKey(state);
    if (!isSame(this.#published.get(key), state)) {
      const subject = laneStateSubject(state.region, state.model);
      await this.publisher.publish(subject, laneState.encode(state));
      this.#published.set(key, state);
    }
    if (this.#limits.get(key) === state.limit) return;
    await setConsumerLimit(this.bus.manager, streams.tasks(state.region), {
      durable: durables.lane(state.model),
      maxAckPending: state.limit,
    });
    this.#limits.set(key, state.limit);
  }
}

function isSame(published: LaneStateV1 | undefined, state: LaneStateV1): boolean {
  return (
    published !== undefined &&
    published.limit === state.limit &&
    published.status === state.status &&
    published.reason === state.reason &&
    isSameShares(published.shares, state.shares)
  );
}

function isSameShares(one: LaneStateV1['shares'], other: LaneStateV1['shares']): boolean {
  if (one === null || other === null) return one === other;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([id, share]) => other[id] === share)
  );
}
