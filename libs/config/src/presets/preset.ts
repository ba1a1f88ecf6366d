import type { LaneAuth, ProtocolKind, SamplingParameter } from '@beacon/domain';

/** What a provider's name in the catalogue stands for. A field that a lane gives itself wins. */
export interface Preset {
  readonly protocol: ProtocolKind;
  /** The ways to send the secret; the first is taken unless the lane says otherwise. */
  readonly auths: readonly [PresetAuth, ...PresetAuth[]];
  readonly address: PresetAddress;
  /** Which regions of its own the provider has. */
  readonly regions: PresetRegions;
  /** Settings of lanes that this provider alone knows. */
  readonly own: readonly OwnSetting[];
  /** Parameters of sampling that its API does not know, whatever the model. */
  readonly withoutSampling?: readonly SamplingParameter[];
  /** Field of the request's body by which the region is asked, where the address is the same for all. */
  readonly regionField?: string;
}

/** One way to send the secret. */
export interface PresetAuth {
  readonly auth: LaneAuth;
  /** The variable that usually holds it; null where there is no usual one. */
  readonly variable: string | null;
  /** Whether nobody is answered without it. */
  readonly isNeeded: boolean;
}

/**
 * Addresses in which `{provider_region}`, `{resource}` and `{project}` stand for what the lane says. Without any, every lane gives
 * its own.
 */
export interface PresetAddress {
  /** For lanes that name no region of the provider; null where there is none. */
  readonly plain: string | null;
  /** For lanes that name one; null where the address is the same. */
  readonly regional: string | null;
  /** Regions whose address has another form. */
  readonly special?: Readonly<Record<string, string>>;
}

/** Which `provider_region` a lane may name. */
export interface PresetRegions {
  /** The only ones, where the provider has few; any other name where it has many, or where only the lane's owner knows. */
  readonly known?: readonly string[];
  readonly isNeeded: boolean;
  /** Such as `eu-central-1`, for messages. */
  readonly example: string;
}

/** Fields of a lane that belong to one provider. */
export const OWN_SETTINGS = [
  'resource',
  'deployment',
  'api_version',
  'project',
  'upstream',
  'allow_unpinned',
] as const;
export type OwnSetting = (typeof OWN_SETTINGS)[number];
