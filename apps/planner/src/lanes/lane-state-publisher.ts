import { readConsumerLimits, setConsumerLimit } from '@beacon/bus';
import type { Bus, JetStreamPublisher } from '@beacon/bus';
import { durables, laneState, laneStateSubject, streams } from '@beacon/contracts';
import type { LaneStateV1 } from '@beacon/contracts';
import { Logger } from '@nestjs/common';
import { laneKey } from './lane-state.js';

/**
 * Makes the broker say what the database says of lanes: the retained states that executors obey, and the limits of the
 * lanes' consumers, which hold over all replicas. What the broker is known to have already is not sent again.
 */
export class LaneStatePublisher {
  readonly #logger = new Logger('Planner');
  /** The last state that was published for each lane, by whichever planner. */
  readonly #shown = new Map<string, LaneStateV1>();
  /** The limit of each lane's consumer. */
  readonly #limits = new Map<string, number>();
  #isSuspended = false;

  constructor(
    private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    private readonly bus: Pick<Bus, 'manager'>,
  ) {}

  /** A state was published, perhaps by another planner, and perhaps an old one: the next look corrects it. */
  heard(state: LaneStateV1): void {
    this.#shown.set(laneKey(state), state);
  }

  /** The broker is away: nothing is shown until {@link forget}. */
  suspend(): void {
    this.#isSuspended = true;
  }

  /** The broker is there, and may have lost everything: all is shown anew. */
  forget(): void {
    this.#isSuspended = false;
    this.#shown.clear();
    this.#limits.clear();
  }

  /**
   * Reads the limits of the consumers of some regions: somebody may have provisioned them anew.
   * @throws Error when the broker does not answer or lacks a stream.
   */
  async readLimits(
    lanes: readonly { readonly region: string; readonly model: string }[],
  ): Promise<void> {
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
   * Shows the states of lanes where the broker says otherwise. A lane whose stream or consumer is missing is left for the
   * next look, and holds up no other.
   */
  async show(states: readonly LaneStateV1[]): Promise<void> {
    if (this.#isSuspended) return;
    await Promise.all(
      states.map((state) =>
        this.#showOne(state).catch((error: unknown) =>
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
  async #showOne(state: LaneStateV1): Promise<void> {
    const key = laneKey(state);
    if (!isSame(this.#shown.get(key), state)) {
      const subject = laneStateSubject(state.region, state.model);
      await this.publisher.publish(subject, laneState.encode(state));
      this.#shown.set(key, state);
    }
    if (this.#limits.get(key) === state.limit) return;
    await setConsumerLimit(this.bus.manager, streams.tasks(state.region), {
      durable: durables.lane(state.model),
      maxAckPending: state.limit,
    });
    this.#limits.set(key, state.limit);
  }
}

function isSame(shown: LaneStateV1 | undefined, state: LaneStateV1): boolean {
  return (
    shown !== undefined &&
    shown.limit === state.limit &&
    shown.status === state.status &&
    shown.reason === state.reason &&
    isSameShares(shown.shares, state.shares)
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
