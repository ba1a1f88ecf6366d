import { MODEL_ID_PATTERN, parseDuration, REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { ENV_NAME_PATTERN } from './base-url.js';
import { expectedEvidenceSchema } from './expected-evidence.js';
import { byRegion, laneFields } from './lane-fields.schema.js';
import { must, text } from './validate.js';

const MAX_REGION_ID_LENGTH = 40;
const MAX_TIMEOUT_MS = 3_600_000;
/** The values that Kubernetes allows labels. */
const NODE_LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const regionId = must('lower-case words and digits joined by "-", at most 40 characters');
const twinOf = must('null or the id of the region whose second executor this is');
const nodeRegions = must(
  'a list of at least one value of the node label topology.kubernetes.io/region',
);
const nodeRegion = must('a label of a node, such as us-east-1: at most 63 letters, digits, "-_."');
const modelId = must('letters, digits and "._:/-", starting with a letter or digit, at most 100');
const template = must('text of 1 to 4000 characters in which {region} is the only placeholder');
const timeout = must('a duration from 1ms to 1h, such as 60s or 1m30s');
const concurrency = must('a whole number from 1 to 1000');
/** What earlier releases had here is said to whoever still has it. */
const noJudge = must(
  'left out: a judge is a model of this catalogue with lanes like all others, and is asked by `judging` in a job or POST /api/v1/jobs/{id}/judge; see "Judges" in docs/catalogue.md',
);
const price = must('a number from 0, in US dollars per million tokens');
const envName = must(
  'null or the name of an environment variable such as PROVIDER_API_KEY (capitals, digits, "_"), never a key',
);

function isTemplate(value: string): boolean {
  return value !== '' && value.length <= 4_000 && !/\{(?!region\})\w+\}/.test(value);
}

function isTimeout(ms: number | null): ms is number {
  return ms !== null && ms >= 1 && ms <= MAX_TIMEOUT_MS;
}

const regionSchema = z.strictObject({
  id: z.string(regionId).regex(REGION_ID_PATTERN, regionId).max(MAX_REGION_ID_LENGTH, regionId),
  name: text(60),
  code: text(12),
  flag: text(16),
  prompt_name: text(60),
  aliases: z.array(text(60), must('a list of other spellings')).default([]),
  twin_of: z.string(twinOf).nullish(),
  node_regions: z
    .array(z.string(nodeRegion).regex(NODE_LABEL, nodeRegion), nodeRegions)
    .min(1, nodeRegions)
    .optional(),
});

const modelSchema = z.strictObject({
  id: z.string(modelId).regex(MODEL_ID_PATTERN, modelId),
  name: text(100),
});

const settings = {
  ...laneFields,
  api_key_env: z.string(envName).regex(ENV_NAME_PATTERN, envName).nullish(),
  concurrency: z.int(concurrency).min(1, concurrency).max(1_000, concurrency).optional(),
  timeout: z.string(timeout).transform(parseDuration).refine(isTimeout, timeout).optional(),
  prices: z
    .strictObject({
      input_per_million: z.number(price).min(0, price),
      output_per_million: z.number(price).min(0, price),
    })
    .nullish(),
  expected_evidence: expectedEvidenceSchema.nullish(),
};

function idsOrAll(thing: string) {
  const error = must(`"*" for all, or a list of at least one ${thing} id`);
  return z.union([z.literal('*'), z.array(z.string(error), error).min(1, error)], error).optional();
}

const laneSchema = z.strictObject({
  region: z.string(must('the id of a region')).optional(),
  regions: idsOrAll('region'),
  model: z.string(must('the id of a model')).optional(),
  models: idsOrAll('model'),
  provider_model: byRegion(text(200), 'text of 1 to 200 characters').optional(),
  ...settings,
});

/** The catalogue file. Relations between its parts are checked after it. */
export const catalogueFileSchema = z.strictObject({
  version: z.literal(1, must('1')),
  system_prompt: z.strictObject({
    enabled: z.boolean(must('true or false')),
    template: z.string(template).trim().refine(isTemplate, template),
  }),
  regions: z.array(regionSchema, must('a list of regions')).min(1, must('at least one region')),
  models: z.array(modelSchema, must('a list of models')).min(1, must('at least one model')),
  defaults: z.strictObject(settings).default({}),
  lanes: z.array(laneSchema, must('a list of lanes')).min(1, must('at least one lane')),
  judge: z.null(noJudge).optional(),
});

/** The catalogue file, each part sound by itself. */
export type CatalogueFile = z.output<typeof catalogueFileSchema>;

/** An entry under `lanes`: it may stand for several lanes. */
export type LaneEntry = CatalogueFile['lanes'][number];

/** What `defaults` may say for every lane. */
export type LaneDefaults = CatalogueFile['defaults'];
