import { JetStreamPublisher } from '@beacon/bus';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { LANE_ACCESS } from '../provider/lane-access.js';
import type { LaneAccess } from '../provider/lane-access.js';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { Expectations } from './expectations.js';
import { LaneGate } from './lane-gate.js';
import { LaneReporter } from './lane-reporter.js';
import { Lane } from './lane.js';

/** One lane of the region, with its gate and what it expects of evidence. */
export interface ServedLane {
  readonly lane: Lane;
  readonly expectations: Expectations;
}

/** The region's lanes by model, their gates shut until their states are read. */
@Injectable()
export class ServedLanes implements OnApplicationShutdown {
  readonly #lanes: ReadonlyMap<string, ServedLane>;

  readonly region: string;

  constructor(
    @Inject(LANE_ACCESS) lanes: readonly LaneAccess[],
    { region, executorId }: ExecutorIdentity,
    publisher: JetStreamPublisher,
  ) {
    this.region = region;
    this.#lanes = new Map(
      lanes.map(({ lane: { model, concurrency, expectedEvidence } }) => {
        const reporter = new LaneReporter(publisher, { region, model, executorId });
        const lane = new Lane(new LaneGate(concurrency), reporter);
        return [model, { lane, expectations: new Expectations(expectedEvidence) }];
      }),
    );
  }

  get models(): string[] {
    return [...this.#lanes.keys()];
  }

  /** The lanes' gates by model. */
  get gates(): ReadonlyMap<string, LaneGate> {
    return new Map(Array.from(this.#lanes, ([model, { lane }]) => [model, lane.gate]));
  }

  /** Undefined when this region has no lane of the model. */
  get(model: string): ServedLane | undefined {
    return this.#lanes.get(model);
  }

  /** After the last call has ended, and before the connection closes: what the lanes have not reported yet is sent. */
  onApplicationShutdown(): void {
    for (const { lane } of this.#lanes.values()) lane.close();
  }
}
