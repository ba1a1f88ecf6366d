import { ARM_KINDS, JOB_ID_PATTERN, MAX_RETENTION_DAYS, ORDER_SEEDS } from '@beacon/domain';
import { NAMED_FORM } from '@beacon/signing';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { AnalysisBody } from './analysis.body.js';
import { BenchmarkBody } from './benchmark.body.js';
import { ConstraintsBody, RAISED_MAX_COST, SAMPLING, SamplingBody } from './constraints.body.js';
import { ArmBody, ArmLevelBody, ModelBody, QuestionBody } from './entries.body.js';
import { JobJudgingBody } from './judging.body.js';
import {
  Given,
  anyText,
  flag,
  decimal,
  freeForm,
  later,
  list,
  matching,
  objectOf,
  oneOf,
  text,
  whole,
  wholeIn,
} from './rules.js';

const SYSTEM_PROMPTS = ['regional', 'none'] as const;
const MODELS: ApiPropertyOptions = {
  type: 'array',
  items: { anyOf: [{ type: 'string' }, { $ref: getSchemaPath(ModelBody) }] },
};
const QUESTIONS: ApiPropertyOptions = {
  type: 'array',
  items: {
    anyOf: [
      { type: 'string', description: 'Id of a question of the bank.' },
      { $ref: getSchemaPath(QuestionBody) },
    ],
  },
};
const ARMS: ApiPropertyOptions = {
  type: 'array',
  items: {
    anyOf: [{ type: 'string', enum: [...ARM_KINDS] }, { $ref: getSchemaPath(ArmBody) }],
  },
};

const jobId = matching(JOB_ID_PATTERN, 'invalid_id', '1..128 of A-Z a-z 0-9 _ -');

/** Fields of the wallet that a submitter proved to own; checked for type, not kept. */
export class WalletBody {
  @Given(text(0, 200), { schema: { type: 'string', minLength: 0, maxLength: 200 } })
  readonly address?: string | null;

  @Given(text(0, 1_000), { schema: { type: 'string', minLength: 0, maxLength: 1_000 } })
  readonly signature?: string | null;

  @Given(text(0, 10_000), { schema: { type: 'string', minLength: 0, maxLength: 10_000 } })
  readonly message?: string | null;

  @Given(wholeIn(0), { schema: { type: 'integer', minimum: 0 } })
  readonly chainId?: number | null;

  @Given(text(0, 256), { schema: { type: 'string', minLength: 0, maxLength: 256 } })
  readonly nonce?: string | null;

  @Given(text(0, 64), { schema: { type: 'string', minLength: 0, maxLength: 64 } })
  readonly expiresAt?: string | null;
}

/** A job specification. What has a reader of its own is only described here. */
@ApiExtraModels(ModelBody, QuestionBody, ArmBody, ArmLevelBody)
export class JobBody {
  @Given(jobId, {
    about: 'Id of the job; made when absent. A taken one is refused with 409.',
    schema: { type: 'string' },
  })
  readonly id?: string | null;

  @Given(jobId, { about: 'The same as id.', schema: { type: 'string' } })
  readonly jobspec_id?: string | null;

  @Given(anyText, {
    about: 'Of the form. Default `v1`; with `1.0` a bias benchmark may ask a prompt of its own.',
    schema: { type: 'string', enum: ['v1', '1', '1.0'] },
  })
  readonly version?: string | null;

  @Given(later, {
    about: 'What is measured. Without questions, `input.data.prompt` is asked.',
    schema: { type: () => BenchmarkBody, required: true, nullable: false },
  })
  readonly benchmark?: unknown;

  @Given(later, {
    about: 'Where is asked, and when the job counts as completed.',
    schema: { type: () => ConstraintsBody },
  })
  readonly constraints?: unknown;

  @Given(list, { about: 'Without them, `metadata.models` or `metadata.model`.', schema: MODELS })
  readonly models?: readonly unknown[] | null;

  @Given(list, {
    about: 'Ids of the bank, or questions of your own. Without them the prompt is asked.',
    schema: QUESTIONS,
  })
  readonly questions?: readonly unknown[] | null;

  @Given(whole, {
    about: 'How often each question is asked. Default 1.',
    schema: { type: 'integer' },
  })
  readonly repeats?: number | null;

  @Given(whole, { about: 'The same, as it was called before.', schema: { type: 'integer' } })
  readonly runs?: number | null;

  @Given(wholeIn(0, ORDER_SEEDS - 1), {
    about: 'What the order of the cells is drawn from. Drawn when absent.',
    schema: { type: 'integer', minimum: 0, maximum: ORDER_SEEDS - 1 },
  })
  readonly order_seed?: number | null;

  @Given(later, {
    about: 'The same parameters for every region and model.',
    schema: { type: () => SamplingBody },
  })
  readonly sampling?: unknown;

  @SAMPLING.temperature
  readonly temperature?: number | null;

  @SAMPLING.max_tokens
  readonly max_tokens?: number | null;

  @SAMPLING.seed
  readonly seed?: number | null;

  @SAMPLING.top_p
  readonly top_p?: number | null;

  @Given(oneOf(SYSTEM_PROMPTS), {
    about:
      "Whether the catalogue's regional system prompt is sent. As the catalogue says when absent.",
    schema: { type: 'string', enum: [...SYSTEM_PROMPTS] },
  })
  readonly system_prompt?: (typeof SYSTEM_PROMPTS)[number] | null;

  @Given(list, {
    about:
      'What is compared beside regions. An arm of system prompts or personas asks every question with each of them.',
    schema: ARMS,
  })
  readonly arms?: readonly unknown[] | null;

  @Given(later, {
    about:
      'How the job is to be analysed. It is registered before anything is asked, and what is claimed otherwise is exploratory. As by default when absent.',
    schema: { type: () => AnalysisBody },
  })
  readonly analysis?: unknown;

  @Given(later, {
    about: 'Who judges the answers as they are recorded. Nobody when absent.',
    schema: { type: () => JobJudgingBody },
  })
  readonly judging?: unknown;

  @Given(wholeIn(1, MAX_RETENTION_DAYS), {
    about:
      'For how many days after its end its answers are kept; they are erased then, and their hashes stay. As the installation says when absent.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_RETENTION_DAYS },
  })
  readonly retention_days?: number | null;

  @Given(freeForm, {
    about: 'Whatever you want to find in the job again.',
    schema: { type: 'object', additionalProperties: {} },
  })
  readonly metadata?: Readonly<Record<string, unknown>> | null;

  @Given(text(0, 64), { schema: { type: 'string', minLength: 0, maxLength: 64 } })
  readonly created_at?: string | null;

  @Given(text(0, 1_000), { schema: { type: 'string', minLength: 0, maxLength: 1_000 } })
  readonly signature?: string | null;

  @Given(text(0, 1_000), { schema: { type: 'string', minLength: 0, maxLength: 1_000 } })
  readonly public_key?: string | null;

  @Given(oneOf([NAMED_FORM]), {
    about: 'What the signature covers, and how; see docs/signed-specifications.md.',
    schema: { type: 'string', enum: [NAMED_FORM] },
  })
  readonly signature_form?: typeof NAMED_FORM | null;

  @Given(objectOf(WalletBody), { schema: { type: () => WalletBody } })
  readonly wallet_auth?: WalletBody | null;
}

/** A specification with what may stand beside it. */
export class WrappedJobBody {
  @Given(later, { schema: { type: () => JobBody, required: true, nullable: false } })
  readonly jobspec?: unknown;

  @Given(list, {
    about: 'Ids or aliases, such as `us-east` or `EU`.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  readonly target_regions?: readonly unknown[] | null;

  @Given(wholeIn(0), { schema: { type: 'integer', minimum: 0 } })
  readonly min_regions?: number | null;

  @Given(decimal(0, 1), { schema: { type: 'number', minimum: 0, maximum: 1 } })
  readonly min_success_rate?: number | null;

  @Given(flag, { schema: { type: 'boolean' } })
  readonly enable_analysis?: boolean | null;
}

/** What is added to a job that exists. */
@ApiExtraModels(ModelBody, QuestionBody)
export class AdditionBody {
  @Given(list, {
    about: 'Asked from the regions of their own, else from all of the job.',
    schema: MODELS,
  })
  readonly models?: readonly unknown[] | null;

  @Given(list, {
    about: 'For every model of the job.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  readonly regions?: readonly unknown[] | null;

  @Given(list, { schema: QUESTIONS })
  readonly questions?: readonly unknown[] | null;

  @Given(whole, { about: 'The new total.', schema: { type: 'integer' } })
  readonly repeats?: number | null;

  @Given(whole, { about: 'The same, as it was called before.', schema: { type: 'integer' } })
  readonly runs?: number | null;

  @RAISED_MAX_COST
  readonly max_cost?: number | null;

  @Given(text(0, 1_000), { schema: { type: 'string', minLength: 0, maxLength: 1_000 } })
  readonly reason?: string | null;
}
