import { Bus, readConsumerStates } from '@beacon/bus';
import type { ConsumerState } from '@beacon/bus';
import { durables, streams, topologyOf } from '@beacon/contracts';
import type { Catalogue } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE } from '../settings/settings.js';

/** A lane whose tasks a consumer has. */
interface ConsumedLane {
  readonly region: string;
  readonly modelId: string;
}

/** A consumer with what it is for. */
export interface KnownConsumer extends ConsumerState {
  /** Null for one that serves no lane. */
  readonly lane: ConsumedLane | null;
  /** Whether Beacon works by it; others are of those who read along. */
  readonly isOwn: boolean;
}

/** The consumers of an installation at a moment. */
export interface ConsumerLag {
  readonly readAt: Date;
  readonly consumers: readonly KnownConsumer[];
  /** What the broker lacks, as `stream/consumer`. */
  readonly missing: readonly string[];
}

/** However many look, the broker is asked once in this time. */
const KEPT_MS = 1_000;

interface KeptLag {
  /** From when on the broker is asked again, on the clock of `performance`. */
  until: number;
  readonly lag: Promise<ConsumerLag>;
}

/** Reads how far the broker's consumers are behind. */
@Injectable()
export class ConsumerReader {
  /** By `stream/consumer`, in the order in which messages pass them. */
  readonly #own: ReadonlyMap<string, ConsumedLane | null>;
  #latest: KeptLag | null = null;

  constructor(
    private readonly bus: Bus,
    @Inject(CATALOGUE) catalogue: Catalogue,
  ) {
    this.#own = ownConsumers(catalogue);
  }

  /**
   * As of now, or of up to a second ago; requests that arrive meanwhile share that answer.
   * @throws Error when the broker does not answer.
   */
  async read(): Promise<ConsumerLag> {
    if (this.#latest === null || this.#latest.until <= performance.now()) {
      this.#latest = { until: Infinity, lag: this.#ask() };
      void this.#keep(this.#latest);
    }
    return this.#latest.lag;
  }

  /** A broker that was away is asked again at once. */
  async #keep(latest: KeptLag): Promise<void> {
    const isRead = await latest.lag.then(
      () => true,
      () => false,
    );
    latest.until = isRead ? performance.now() + KEPT_MS : 0;
  }

  async #ask(): Promise<ConsumerLag> {
    const names = new Set([...this.#own.keys()].map((key) => key.split('/')[0] ?? ''));
    names.add(streams.events);
    const found = await Promise.all(
      [...names].map(async (name) => (await readConsumerStates(this.bus.manager, name)) ?? []),
    );
    const states = new Map(found.flat().map((state) => [keyOf(state), state]));
    const own = [...this.#own].flatMap(([key, lane]) => {
      const state = states.get(key);
      return state === undefined ? [] : [{ ...state, lane, isOwn: true }];
    });
    const others = [...states.values()].filter((state) => !this.#own.has(keyOf(state)));
    return {
      readAt: new Date(),
      consumers: [...own, ...others.map((state) => ({ ...state, lane: null, isOwn: false }))],
      missing: [...this.#own.keys()].filter((key) => !states.has(key)),
    };
  }
}

function keyOf({ stream, durable }: Pick<ConsumerState, 'stream' | 'durable'>): string {
  return `${stream}/${durable}`;
}

function ownConsumers(catalogue: Catalogue): ReadonlyMap<string, ConsumedLane | null> {
  const lanes = new Map(
    catalogue.lanes.map(({ region, model }) => [
      keyOf({ stream: streams.tasks(region), durable: durables.lane(model) }),
      { region, modelId: model },
    ]),
  );
  const keys = topologyOf(catalogue).flatMap(({ name, consumers }) =>
    consumers.map(({ durable }) => keyOf({ stream: name, durable })),
  );
  return new Map(keys.map((key) => [key, lanes.get(key) ?? null]));
}
