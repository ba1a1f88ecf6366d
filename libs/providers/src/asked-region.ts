import type { LaneConfig, ProviderName } from '@beacon/domain';

/** Providers that name the region that was asked and the one that answered in words which can be compared. */
const SAME: Readonly<Partial<Record<ProviderName, (asked: string, told: string) => boolean>>> = {
  // `westeurope` is asked, `West Europe` answers.
  'azure-openai': (asked, told) => plain(asked) === plain(told),
  anthropic: (asked, told) => asked === 'global' || asked === told,
};

/** Why what a provider says of its region contradicts the one that a lane asks; null when it does not, or that cannot be told. */
export function otherRegion(
  { provider, providerRegion: asked }: Pick<LaneConfig, 'provider' | 'providerRegion'>,
  told: string | null,
): string | null {
  const isSame = SAME[provider];
  if (isSame === undefined || asked === null || told === null || isSame(asked, told)) return null;
  return `provider_region is '${told.slice(0, 150)}', asked for ${asked}`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
