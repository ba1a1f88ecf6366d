import type { Schema } from '@beacon/client';
import type { Gateway } from '../gateway/gateway.js';

/** What stands behind a gateway. */
export interface GatewayState {
  readonly regions: readonly Schema<'RegionView'>[];
  readonly executors: readonly Schema<'ExecutorView'>[];
  readonly lanes: readonly Schema<'LaneView'>[];
  /** The latest answers that contradict the evidence which their lanes expect. */
  readonly quarantined: readonly QuarantinedAnswer[];
}

/** An answer that is not counted. */
export type QuarantinedAnswer = Pick<
  Schema<'ListedExecutionView'>,
  'region' | 'model_id' | 'quarantine'
>;

const MOST_QUARANTINED = 100;

/** Asks a gateway for what stands behind it. @throws GatewayError when it is away. */
export async function gatewayState(gateway: Gateway): Promise<GatewayState> {
  const query = { quarantined: 'true', limit: MOST_QUARANTINED } as const;
  const { api } = gateway;
  const [{ regions }, { executors }, { lanes }, { executions }] = await Promise.all([
    gateway.ask(api.GET('/api/v1/regions')),
    gateway.ask(api.GET('/api/v1/executors')),
    gateway.ask(api.GET('/api/v1/lanes')),
    gateway.ask(api.GET('/api/v1/executions', { params: { query } })),
  ]);
  return { regions, executors, lanes, quarantined: executions };
}
