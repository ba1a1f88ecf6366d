import type { JetStreamPublisher } from '@beacon/bus';
import type { ExecutorIdentity } from './executor-identity.js';
import type { LaneAccess } from './lane-access.js';
import { LaneGate } from '../lanes/lane-gate.js';
import { LaneReporter } from '../lanes/lane-reporter.js';
import { Lane } from '../lanes/lane.js';
import { Expectations } from '../lanes/expectations.js';

/** One lane of the region, with its gate and what it expects of evidence. */
export interface ServedLaneParts {
  readonly lane: Lane;
  readonly expectations: Expectations;
}

/** The region's lanes by model, their gates shut until their states are read. */
export function serveLanes(
  lanes: readonly LaneAccess[],
  { region, executorId }: Pick<ExecutorIdentity, 'region' | 'executorId'>,
  publisher: Pick<JetStreamPublisher, 'hint'>,
): ReadonlyMap<string, ServedLaneParts> {
  return new Map(
    lanes.map(({ lane: { model, concurrency, expectedEvidence } }) => {
      const reporter = new LaneReporter(publisher, { region, model, executorId });
      const lane = new Lane(new LaneGate(concurrency), reporter);
      return [model, { lane, expectations: new Expectations(expectedEvidence) }];
    }),
  );
}
