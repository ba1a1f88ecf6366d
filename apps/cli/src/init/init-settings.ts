import { PROVIDERS, type ProviderName } from '@beacon/domain';
import { z } from 'zod';
import { option } from '../program/checked.js';
import { UsageError } from '../refusal.error.js';
import type { GivenAnswers } from './answers.js';
import { PLACE_IDS } from './places.js';

const text = z.string().min(1).optional();

/** What `beacon init` can be told. */
export const initOptions = z.object({
  folder: z.string().min(1).default('.'),
  provider: z.enum(PROVIDERS, option('provider', `one of ${PROVIDERS.join(', ')}`)).optional(),
  region: z.array(z.string()).optional(),
  model: text,
  baseUrl: text,
  resource: text,
  project: text,
  upstream: text,
  demo: z.boolean().default(false),
  yes: z.boolean().default(false),
  force: z.boolean().default(false),
  json: z.boolean().default(false),
});

export type InitOptions = z.output<typeof initOptions>;

/** @throws UsageError for a region that is none of those offered. */
export function givenAnswers(options: InitOptions): GivenAnswers {
  const { provider, region, upstream, ...texts } = options;
  return {
    provider: provider satisfies ProviderName | undefined,
    regions: region === undefined ? undefined : regionsOf(region),
    upstream: upstream?.split(','),
    model: texts.model,
    baseUrl: texts.baseUrl,
    resource: texts.resource,
    project: texts.project,
  };
}

/** Each `us-east`, or `us-east=eastus2` with the region of the provider. @throws UsageError for what is none of these */
export function regionsOf(words: readonly string[]): ReadonlyMap<string, string | null> {
  return new Map(
    words
      .flatMap((word) => word.split(','))
      .map((word) => {
        const [id = '', providerRegion] = word.split('=');
        if (PLACE_IDS.includes(id)) return [id, providerRegion ?? null];
        throw new UsageError(
          `--region is ${JSON.stringify(word)}, must be one of ${PLACE_IDS.join(', ')}, or such a name with a region of the provider behind it (us-east=eastus2). Add others in the catalogue.`,
        );
      }),
  );
}
