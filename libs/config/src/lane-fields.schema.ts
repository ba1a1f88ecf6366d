import { MAX_TOKENS_FIELDS, PROVIDERS, SAMPLING_PARAMETERS } from '@beacon/domain';
import { z } from 'zod';
import { extraBodySchema } from './extra-body.js';
import { authSchema, credentialsSchema } from './lane-credentials.schema.js';
import { laneHeadersSchema } from './lane-headers.js';
import { must, text } from './validate.js';

const REGION_WORDS = "the provider's own name of a region, such as eu-central-1";
const providerRegion = must(REGION_WORDS);
const RESOURCE_WORDS =
  'the name of an Azure resource: letters, digits and "-", in which {region} and {provider_region} may stand';
const resource = must(RESOURCE_WORDS);
const DEPLOYMENT_WORDS = 'the name of an Azure deployment: letters, digits and "._-", at most 64';
const deployment = must(DEPLOYMENT_WORDS);
const apiVersion = must('v1, preview or a date such as 2024-10-21 or 2025-04-01-preview');
const project = must('the id of a Google Cloud project, such as my-project-123');
const upstream = must(
  'a list of 1 to 10 providers as OpenRouter names them in its routes, such as azure or google-vertex/europe',
);

/** A value, or one for each region by the region's id. */
export function byRegion(value: z.ZodType<string>, words: string) {
  const error = must(`${words}, or such a value for each region's id`);
  return z.union([value, z.record(z.string(), value)], error);
}

/** A setting that may differ between the regions of one entry. */
export type ByRegion = string | Readonly<Record<string, string>>;

/** What a lane, or `defaults`, says of a provider: what it is, and how it is asked. */
export const laneFields = {
  provider: z.enum(PROVIDERS, must(`one of ${PROVIDERS.join(', ')}`)).optional(),
  base_url: text(1_000).optional(),
  private_network: z.boolean(must('true or false')).optional(),
  provider_region: byRegion(
    z.string(providerRegion).regex(/^(?:[a-z0-9-]|\{region\}){1,60}$/, providerRegion),
    REGION_WORDS,
  ).optional(),
  credentials: credentialsSchema.optional(),
  auth: authSchema.optional(),
  headers: laneHeadersSchema.optional(),
  extra_body: extraBodySchema.optional(),
  without_sampling: z
    .array(z.enum(SAMPLING_PARAMETERS, must(`one of ${SAMPLING_PARAMETERS.join(', ')}`)))
    .optional(),
  max_tokens_field: z
    .enum(MAX_TOKENS_FIELDS, must(`one of ${MAX_TOKENS_FIELDS.join(', ')}`))
    .optional(),
  resource: byRegion(
    z.string(resource).regex(/^(?:[A-Za-z0-9-]|\{region\}|\{provider_region\}){2,64}$/, resource),
    RESOURCE_WORDS,
  ).optional(),
  deployment: byRegion(
    z.string(deployment).regex(/^[A-Za-z0-9._-]{1,64}$/, deployment),
    DEPLOYMENT_WORDS,
  ).optional(),
  api_version: z
    .string(apiVersion)
    .regex(/^(?:v1|preview|\d{4}-\d{2}-\d{2}(?:-preview)?)$/, apiVersion)
    .optional(),
  project: z
    .string(project)
    .regex(/^(?:[a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,29}$/, project)
    .optional(),
  upstream: z
    .array(z.string(upstream).regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/, upstream), upstream)
    .min(1, upstream)
    .max(10, upstream)
    .optional(),
  allow_unpinned: z.boolean(must('true or false')).optional(),
};
