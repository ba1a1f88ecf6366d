import { ARM_KINDS, ARM_LEVEL_PATTERN, QUESTION_ID_PATTERN, QUESTION_KINDS } from '@beacon/domain';
import type { ArmKind, QuestionKind } from '@beacon/domain';
import {
  Given,
  NOT_BLANK,
  anyText,
  list,
  listOf,
  matching,
  objectOf,
  oneOf,
  text,
} from './rules.js';

const LANGUAGE_PATTERN = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;
/** Longest text of an inline question, in UTF-16 units. */
const QUESTION_LENGTH = 8_000;

const questionId = matching(
  QUESTION_ID_PATTERN,
  'invalid_question_id',
  '1..128 of A-Z a-z 0-9 _ . -',
);
const language = matching(LANGUAGE_PATTERN, 'invalid_language', 'BCP 47, such as en or zh-Hans');

/** An entry of `metadata.models`. */
export class MetadataModelBody {
  @Given(anyText, { schema: { type: 'string' }, required: true })
  readonly id!: string;

  @Given(text(0, 200), { schema: { type: 'string', minLength: 0, maxLength: 200 } })
  readonly name?: string | null;
}

/** An entry of `models`. `provider` and `container_image` named the old deployment; the catalogue knows them now. */
export class ModelBody {
  @Given(anyText, { schema: { type: 'string' }, required: true })
  readonly id!: string;

  @Given(text(0, 200), { schema: { type: 'string', minLength: 0, maxLength: 200 } })
  readonly name?: string | null;

  @Given(text(0, 200), { schema: { type: 'string', minLength: 0, maxLength: 200 } })
  readonly provider?: string | null;

  @Given(text(0, 500), { schema: { type: 'string', minLength: 0, maxLength: 500 } })
  readonly container_image?: string | null;

  @Given(list, {
    about: 'Ids or aliases, such as `us-east` or `EU`.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  readonly regions?: readonly unknown[] | null;
}

/** An entry of `questions`. */
export class QuestionBody {
  @Given(questionId, { schema: { type: 'string' }, required: true })
  readonly id!: string;

  @Given(text(1, QUESTION_LENGTH, NOT_BLANK), {
    about: 'Needed unless the id is one of the bank.',
    schema: { type: 'string', minLength: 1, maxLength: QUESTION_LENGTH },
  })
  readonly text?: string | null;

  @Given(text(1, 100), { schema: { type: 'string', minLength: 1, maxLength: 100 } })
  readonly category?: string | null;

  @Given(language, { schema: { type: 'string' } })
  readonly language?: string | null;

  @Given(oneOf(QUESTION_KINDS), {
    about: 'What it is for: the verdict compares the kinds.',
    schema: { type: 'string', enum: [...QUESTION_KINDS] },
  })
  readonly kind?: QuestionKind | null;

  @Given(text(1, 500, NOT_BLANK), {
    about: 'What an answer agrees or disagrees with: raters say which. It is not sent.',
    schema: { type: 'string', minLength: 1, maxLength: 500 },
  })
  readonly statement?: string | null;

  @Given(questionId, {
    about:
      'Joins it with the questions that ask the same in another language: the arm `language` compares them.',
    schema: { type: 'string' },
  })
  readonly pair?: string | null;
}

const levelName = matching(ARM_LEVEL_PATTERN, 'invalid_value', '1..48 of A-Z a-z 0-9 _ -');

/** One side of an arm. */
export class ArmLevelBody {
  @Given(levelName, { schema: { type: 'string' }, required: true })
  readonly name!: string;

  @Given(anyText, {
    about: 'Of a route or served model: the model of the job that stands for it.',
    schema: { type: 'string' },
  })
  readonly model?: string | null;

  @Given(text(1, QUESTION_LENGTH, NOT_BLANK), {
    about: 'Of a system prompt or persona: what is sent. Without it, nothing is.',
    schema: { type: 'string', minLength: 1, maxLength: QUESTION_LENGTH },
  })
  readonly system_prompt?: string | null;
}

/** An entry of `arms`. */
export class ArmBody {
  @Given(oneOf(ARM_KINDS), { schema: { type: 'string', enum: [...ARM_KINDS] }, required: true })
  readonly kind!: ArmKind;

  @Given(listOf(objectOf(ArmLevelBody)), {
    about:
      'Two at least, but for region and language, whose levels the regions and questions tell.',
    schema: { type: () => [ArmLevelBody] },
  })
  readonly levels?: readonly ArmLevelBody[] | null;
}
