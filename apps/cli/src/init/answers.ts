import type { ProviderName } from '@beacon/domain';

/** A region of the catalogue, and the region of the provider that is asked for it. */
export interface PlaceAnswer {
  readonly id: string;
  /** Null where the provider has one address for all, or none is named. */
  readonly providerRegion: string | null;
  /** What the model is called there. */
  readonly model: string;
}

/** Everything that `init` has to know. */
export interface InitAnswers {
  readonly provider: ProviderName;
  readonly places: readonly PlaceAnswer[];
  /** Null for that of the preset. */
  readonly baseUrl: string | null;
  readonly resource: string | null;
  readonly project: string | null;
  readonly upstream: readonly string[];
}

/** What was given beforehand, by flags; the rest is asked, or taken as usual. */
export interface GivenAnswers {
  readonly provider?: ProviderName | undefined;
  /** Ids of places, with the provider's region where it was given, too. */
  readonly regions?: ReadonlyMap<string, string | null> | undefined;
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly resource?: string | undefined;
  readonly project?: string | undefined;
  readonly upstream?: readonly string[] | undefined;
}
