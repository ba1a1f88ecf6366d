import { UnprocessableMessageError } from '@beacon/bus';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { LaneClient } from '@beacon/providers';
import type { AttemptOutcome, LaneAccess } from '@beacon/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { inCallSpan } from './call-span.js';
import { LANE_ACCESS } from './lane-access.js';

interface LaneOfModel {
  readonly lane: LaneConfig;
  readonly client: LaneClient;
}

/** Asks the providers of a region's lanes: one request per call, no retries of its own. */
@Injectable()
export class ModelClients implements OnApplicationShutdown {
  readonly #clients: ReadonlyMap<string, LaneOfModel>;

  /** @throws SigningError when requests of a lane are to be signed for a region that it does not name. */
  constructor(@Inject(LANE_ACCESS) lanes: readonly LaneAccess[]) {
    this.#clients = new Map(
      lanes.map((access) => [
        access.lane.model,
        { lane: access.lane, client: new LaneClient(access) },
      ]),
    );
  }

  /**
   * Makes one attempt.
   * @throws UnprocessableMessageError when the catalogue has no lane for the task's model.
   */
  async ask(task: ExecuteTaskV1, signal: AbortSignal): Promise<AttemptOutcome> {
    const known = this.#clients.get(task.model);
    if (!known)
      throw new UnprocessableMessageError(`no lane for model ${task.model} in this region`);
    const { lane, client } = known;
    return inCallSpan(lane, task, () => client.ask(task, signal));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#clients.values()].map(({ client }) => client.close()));
  }
}
