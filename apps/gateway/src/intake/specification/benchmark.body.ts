import { Given, freeForm, inputData, listOf, matching, objectOf, oneOf, text } from './rules.js';

// Separators and alphanumerics are disjoint, so each repetition has one way to match: linear time.
const IMAGE_PATTERN =
  /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d{1,5}(?=\/))?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[A-Za-z0-9_.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/;
const TAG_PATTERN = /^[A-Za-z0-9_.-]{1,128}$/;
const HASH_PATTERN = /^(?:sha256:)?[0-9a-fA-F]{64}$|^sha256:placeholder$/;
const INPUT_TYPES = ['prompt', 'dataset', 'file'] as const;
const SCORING_METHODS = ['similarity', 'accuracy', 'custom', 'default'] as const;

const image = matching(
  IMAGE_PATTERN,
  'invalid_image',
  'lower-case path, such as ghcr.io/org/name:v1',
);
const tag = matching(TAG_PATTERN, 'invalid_tag', '1..128 of A-Z a-z 0-9 _ . -');
const hash = matching(
  HASH_PATTERN,
  'invalid_hash',
  '64 hex digits, with or without sha256:; or sha256:placeholder',
);

/** What a container would be given. */
export class ResourcesBody {
  @Given(text(0, 100), { schema: { type: 'string', minLength: 0, maxLength: 100 } })
  readonly cpu?: string | null;

  @Given(text(0, 100), { schema: { type: 'string', minLength: 0, maxLength: 100 } })
  readonly memory?: string | null;

  @Given(text(0, 100), { schema: { type: 'string', minLength: 0, maxLength: 100 } })
  readonly gpu?: string | null;
}

/** A container of the older form; kept as it is. */
export class ContainerBody {
  @Given(image, { schema: { type: 'string' }, required: true })
  readonly image!: string;

  @Given(tag, { schema: { type: 'string' } })
  readonly tag?: string | null;

  @Given(listOf(text(0, 4_096)), { schema: { type: 'array', items: { type: 'string' } } })
  readonly command?: readonly string[] | null;

  @Given(freeForm, { schema: { type: 'object', additionalProperties: {} } })
  readonly environment?: Readonly<Record<string, unknown>> | null;

  @Given(objectOf(ResourcesBody), { schema: { type: () => ResourcesBody } })
  readonly resources?: ResourcesBody | null;
}

/** What a job without questions asks. */
export class InputBody {
  @Given(oneOf(INPUT_TYPES), { schema: { type: 'string', enum: [...INPUT_TYPES] } })
  readonly type?: (typeof INPUT_TYPES)[number] | null;

  @Given(inputData, {
    schema: {
      type: 'object',
      // Of any type where the job has questions: then it describes, and is not asked.
      properties: { prompt: { description: 'A text, which a job without questions asks.' } },
      additionalProperties: {},
    },
  })
  readonly data?: Readonly<Record<string, unknown>> | null;

  @Given(hash, { schema: { type: 'string' } })
  readonly hash?: string | null;
}

/** Scoring of the older form; kept as it is. */
export class ScoringBody {
  @Given(oneOf(SCORING_METHODS), { schema: { type: 'string', enum: [...SCORING_METHODS] } })
  readonly method?: (typeof SCORING_METHODS)[number] | null;

  @Given(freeForm, { schema: { type: 'object', additionalProperties: {} } })
  readonly parameters?: Readonly<Record<string, unknown>> | null;
}

/** `benchmark` of a specification. */
export class BenchmarkBody {
  @Given(text(1, 200), {
    about: 'What the job is called in lists and reports.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
    required: true,
  })
  readonly name!: string;

  @Given(text(0, 100), { schema: { type: 'string', minLength: 0, maxLength: 100 } })
  readonly version?: string | null;

  @Given(text(0, 10_000), { schema: { type: 'string', minLength: 0, maxLength: 10_000 } })
  readonly description?: string | null;

  @Given(objectOf(ContainerBody), { schema: { type: () => ContainerBody } })
  readonly container?: ContainerBody | null;

  @Given(objectOf(InputBody), { schema: { type: () => InputBody } })
  readonly input?: InputBody | null;

  @Given(objectOf(ScoringBody), { schema: { type: () => ScoringBody } })
  readonly scoring?: ScoringBody | null;

  @Given(freeForm, { schema: { type: 'object', additionalProperties: {} } })
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}
