import { z } from 'zod';
import { ORDER_SEEDS } from '@beacon/domain';
import { JOB_ID_PATTERN } from '@beacon/domain';
import { JUDGING_SCOPES, OUTCOME_POLICIES } from '@beacon/domain';
import { QUESTION_ID_PATTERN, QUESTION_KINDS } from '@beacon/domain';

const FREE_FORM_DEPTH = 8;
const FREE_FORM_BYTES = 65_536;
/** Longest text that is held to a pattern. */
const MATCHED_LENGTH = 500;
/** Longest text of an inline question, in UTF-16 units. */
const QUESTION_LENGTH = 8_000;
/** Longest prompt of a job without questions, in UTF-16 units. */
export const PROMPT_LENGTH = 100_000;

// Separators and alphanumerics are disjoint, so each repetition has one way to match: linear time.
const IMAGE_PATTERN =
  /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d{1,5}(?=\/))?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[A-Za-z0-9_.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/;
const TAG_PATTERN = /^[A-Za-z0-9_.-]{1,128}$/;
const HASH_PATTERN = /^(?:sha256:)?[0-9a-fA-F]{64}$|^sha256:placeholder$/;
const LANGUAGE_PATTERN = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;

/** What a failed check reports; read back in read.ts. */
const check = (
  code: ProblemCode,
  allowed: string,
): { params: { code: ProblemCode; allowed: string } } => ({
  params: { code, allowed },
});

const text = (min: number, max: number) =>
  z
    .string()
    .refine(
      (value) => value.length >= min && value.length <= max,
      check('invalid_length', `${min}..${max} characters`),
    );

const matching = (pattern: RegExp, code: ProblemCode, allowed: string) =>
  z
    .string()
    .refine((value) => value.length <= MATCHED_LENGTH && pattern.test(value), check(code, allowed));

const number = (min: number, max: number) =>
  z
    .number()
    .refine((value) => value >= min && value <= max, check('out_of_range', `${min}..${max}`));

const wholeNumber = z
  .number()
  .refine(Number.isSafeInteger, { ...check('not_an_integer', 'a whole number'), abort: true });

const integer = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  wholeNumber.refine(
    (value) => value >= min && value <= max,
    check('out_of_range', `${min}..${max}`),
  );

/** A list whose entries are read one by one, so that a long list of wrong ones costs nothing. */
const list = z.array(z.unknown()).nullish();
const later = z.unknown().optional();

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return (
    1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0)
  );
}

function isSmall(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) <= FREE_FORM_BYTES;
}

/** An object with any content, bounded; scan.ts has bounded its depth before anything here recurses. */
const freeForm = z
  .record(z.string(), z.unknown())
  .refine((value) => depthOf(value) <= FREE_FORM_DEPTH, {
    ...check('too_deep', `at most ${FREE_FORM_DEPTH} levels`),
    abort: true,
  });
const boundedObject = freeForm.refine(isSmall, check('too_large', `${FREE_FORM_BYTES} bytes`));
const inputData = freeForm.refine(
  ({ prompt, ...rest }) => isSmall(typeof prompt === 'string' ? rest : { prompt, ...rest }),
  check('too_large', `${FREE_FORM_BYTES} bytes beside the prompt`),
);

const id = matching(JOB_ID_PATTERN, 'invalid_id', '1..128 of A-Z a-z 0-9 _ -');

/** Bounds of the repeats are the installation's: whoever reads them knows both. */
const repeatsShape = { repeats: wholeNumber.nullish(), runs: wholeNumber.nullish() };

/** The sampling parameters; accepted in `sampling` and, by the same names, beside it. */
const samplingShape = {
  temperature: number(0, 2).nullish(),
  max_tokens: integer(1, 32_768).nullish(),
  seed: integer(Number.MIN_SAFE_INTEGER).nullish(),
  top_p: number(0, 1).nullish(),
};
export const samplingSchema = z.strictObject(samplingShape);

/** Fields of the wallet that a submitter proved to own; checked for type, not kept. */
const walletSchema = z.strictObject({
  address: text(0, 200).nullish(),
  signature: text(0, 1_000).nullish(),
  message: text(0, 10_000).nullish(),
  chainId: integer(0).nullish(),
  nonce: text(0, 256).nullish(),
  expiresAt: text(0, 64).nullish(),
});

/** A job specification's own fields; those marked `later` are read by their own readers. */
export const jobSchema = z.strictObject({
  id: id.nullish(),
  jobspec_id: id.nullish(),
  version: z.string().nullish(),
  benchmark: later,
  constraints: later,
  models: list,
  questions: list,
  ...repeatsShape,
  order_seed: integer(0, ORDER_SEEDS - 1).nullish(),
  sampling: later,
  ...samplingShape,
  system_prompt: z.enum(['regional', 'none']).nullish(),
  judging: later,
  metadata: boundedObject.nullish(),
  created_at: text(0, 64).nullish(),
  signature: text(0, 1_000).nullish(),
  public_key: text(0, 1_000).nullish(),
  wallet_auth: walletSchema.nullish(),
});

/** Who judges a job's answers. */
const judgingShape = {
  models: list,
  region: z.unknown().optional(),
  policy: z.enum(OUTCOME_POLICIES).nullish(),
  only: z.enum(JUDGING_SCOPES).nullish(),
  max_tokens: integer(1, 32_768).nullish(),
};
export const judgingSchema = z.strictObject(judgingShape);

/** A wish that stored answers be judged. */
export const judgingRequestSchema = z.strictObject({
  ...judgingShape,
  again: z.boolean().nullish(),
  reason: text(0, 1_000).nullish(),
});

/** What is added to a job that exists. */
export const additionSchema = z.strictObject({
  models: list,
  regions: list,
  questions: list,
  ...repeatsShape,
  reason: text(0, 1_000).nullish(),
});

/** What a wrapped body may hold beside the specification. */
export const wrapperSchema = z.strictObject({
  jobspec: later,
  target_regions: list,
  min_regions: integer(0).nullish(),
  min_success_rate: number(0, 1).nullish(),
  enable_analysis: z.boolean().nullish(),
});

export const constraintsSchema = z.strictObject({
  regions: list,
  min_regions: integer(0).nullish(),
  min_success_rate: number(0, 1).nullish(),
  timeout: later,
  provider_timeout: later,
  max_skew: later,
  max_cost: number(0, Number.MAX_VALUE).nullish(),
  providers: list,
});

const commandPart = text(0, 4_096);

/** Of a long list of wrong parts one is shown: each would be an issue of its own. The list is kept when all of it is right. */
function asFarAsRight(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const wrong = given.findIndex((part) => !commandPart.safeParse(part).success);
  return wrong < 0 ? given : given.slice(0, wrong + 1);
}

const containerSchema = z.strictObject({
  image: matching(IMAGE_PATTERN, 'invalid_image', 'lower-case path, such as ghcr.io/org/name:v1'),
  tag: matching(TAG_PATTERN, 'invalid_tag', '1..128 of A-Z a-z 0-9 _ . -').nullish(),
  command: z.preprocess(asFarAsRight, z.array(commandPart)).nullish(),
  environment: boundedObject.nullish(),
  resources: z
    .strictObject({
      cpu: text(0, 100).nullish(),
      memory: text(0, 100).nullish(),
      gpu: text(0, 100).nullish(),
    })
    .nullish(),
});

const inputSchema = z.strictObject({
  type: z.enum(['prompt', 'dataset', 'file']).nullish(),
  data: inputData.nullish(),
  hash: matching(
    HASH_PATTERN,
    'invalid_hash',
    '64 hex digits, with or without sha256:; or sha256:placeholder',
  ).nullish(),
});

const scoringSchema = z.strictObject({
  method: z.enum(['similarity', 'accuracy', 'custom', 'default']).nullish(),
  parameters: boundedObject.nullish(),
});

export const benchmarkSchema = z.strictObject({
  name: text(1, 200),
  version: text(0, 100).nullish(),
  description: text(0, 10_000).nullish(),
  container: containerSchema.nullish(),
  input: inputSchema.nullish(),
  scoring: scoringSchema.nullish(),
  metadata: boundedObject.nullish(),
});

const modelName = text(0, 200).nullish();

/** An entry of `models`. `provider` and `container_image` named the old deployment; the catalogue knows them now. */
export const modelSchema = z.strictObject({
  id: z.string(),
  name: modelName,
  provider: text(0, 200).nullish(),
  container_image: text(0, 500).nullish(),
  regions: list,
});

/** An entry of `metadata.models`. */
export const metadataModelSchema = z.strictObject({ id: z.string(), name: modelName });

export const questionSchema = z.strictObject({
  id: matching(QUESTION_ID_PATTERN, 'invalid_question_id', '1..128 of A-Z a-z 0-9 _ . -'),
  text: text(1, QUESTION_LENGTH)
    .refine((value) => value === '' || value.trim() !== '', check('blank_text', 'words'))
    .nullish(),
  category: text(1, 100).nullish(),
  language: matching(
    LANGUAGE_PATTERN,
    'invalid_language',
    'BCP 47, such as en or zh-Hans',
  ).nullish(),
  kind: z.enum(QUESTION_KINDS).nullish(),
  statement: text(1, 500)
    .refine((value) => value.trim() !== '', check('blank_text', 'words'))
    .nullish(),
});
