import type { LaneAuth, ProtocolKind } from '@beacon/domain';

/** What a provider's name in the catalogue stands for. */
export interface Preset {
  readonly protocol: ProtocolKind;
  /** How the secret is sent. */
  readonly auth: LaneAuth;
}
