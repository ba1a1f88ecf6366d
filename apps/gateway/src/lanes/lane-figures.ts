import { Bus, nextMessage } from '@beacon/bus';
import { durables, filters, streams } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import type { ConsumerInfo } from '@nats-io/jetstream';
import { Injectable, Logger } from '@nestjs/common';

/** What the broker knows of a lane. Null where it does not answer. */
export interface LaneFigures {
  readonly queued: number | null;
  /** In flight at executors, or to be delivered again after a pause. */
  readonly delivered: number | null;
  /** When the oldest task that is not done was published. */
  readonly oldestTaskAt: Date | null;
}

/** A lane by its names. */
export type LaneName = Pick<LaneConfig, 'region' | 'model'>;

const UNKNOWN: LaneFigures = { queued: null, delivered: null, oldestTaskAt: null };
const BROKER_TIMEOUT_MS = 1_500;

/** Reads the figures of lanes from the broker. Without an answer within 1.5 s they are unknown, which is no error. */
@Injectable()
export class LaneFiguresReader {
  readonly #logger = new Logger(LaneFiguresReader.name);

  constructor(private readonly bus: Bus) {}

  /** The figures of lanes, in their order. */
  async read(lanes: readonly LaneName[]): Promise<readonly LaneFigures[]> {
    const byRegion = Map.groupBy(lanes, ({ region }) => region);
    const found = new Map<string, LaneFigures>();
    const asked = [...byRegion].map(async ([region, members]) => {
      for (const [key, figures] of await this.#ofRegion(region, members)) found.set(key, figures);
    });
    await within(BROKER_TIMEOUT_MS, Promise.all(asked));
    return lanes.map((lane) => found.get(keyOf(lane)) ?? UNKNOWN);
  }

  async #ofRegion(
    region: string,
    lanes: readonly LaneName[],
  ): Promise<readonly (readonly [string, LaneFigures])[]> {
    try {
      const consumers = await this.#consumersOf(region);
      return await Promise.all(
        lanes.map(async (lane) => [keyOf(lane), await this.#ofLane(lane, consumers)] as const),
      );
    } catch (error) {
      this.#logger.warn({ event: 'lanes.figures_unknown', region, error: String(error) });
      return [];
    }
  }

  /** One request for all lanes of a region. */
  async #consumersOf(region: string): Promise<ReadonlyMap<string, ConsumerInfo>> {
    const found = new Map<string, ConsumerInfo>();
    for await (const info of this.bus.manager.consumers.list(streams.tasks(region))) {
      found.set(info.name, info);
    }
    return found;
  }

  async #ofLane(
    lane: LaneName,
    consumers: ReadonlyMap<string, ConsumerInfo>,
  ): Promise<LaneFigures> {
    const info = consumers.get(durables.lane(lane.model));
    if (info === undefined) return UNKNOWN;
    const { num_pending: queued, num_ack_pending: delivered } = info;
    const isEmpty = queued + delivered === 0;
    return { queued, delivered, oldestTaskAt: isEmpty ? null : await this.#oldest(lane) };
  }

  /** A task stays in its stream until it is done, so that the first message of the lane is the oldest. */
  async #oldest({ region, model }: LaneName): Promise<Date | null> {
    const filter = filters.tasksOfLane(region, model);
    const first = await nextMessage(this.bus, streams.tasks(region), { from: 1, filter });
    return first?.time ?? null;
  }
}

function keyOf({ region, model }: LaneName): string {
  return `${region} ${model}`;
}

/** Waits for some work, `ms` at most: what comes later is not used. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
