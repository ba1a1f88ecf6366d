import type { LaneConfig } from '@beacon/domain';
import type { Speaker } from '../speaker.js';
import { CarriedCall } from './carried-call.js';
import type { CarriedProtocol } from './carried-protocol.js';

/** Speaks a protocol of the AI SDK's packages. */
export function carried(protocol: CarriedProtocol, lane: LaneConfig): Speaker {
  return { ask: (task, send) => new CarriedCall(protocol, lane, task, send).make() };
}
