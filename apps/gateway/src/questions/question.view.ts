import { QUESTION_KINDS } from '@beacon/domain';
import type { BankQuestion, QuestionBank, QuestionKind } from '@beacon/domain';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

const SENSITIVITIES = ['low', 'medium', 'high'] as const;

/** A question of the bank. */
export class QuestionView {
  @ApiProperty()
  readonly question_id!: string;

  @ApiProperty({ description: 'The text, as it is asked.' })
  readonly question!: string;

  @ApiProperty({ description: 'BCP 47.' })
  readonly language!: string;

  @ApiProperty()
  readonly topic!: string;

  @ApiProperty({ enum: QUESTION_KINDS })
  readonly kind!: QuestionKind;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Joins a sensitive question with its neutral partner.',
  })
  readonly pair_id!: string | null;

  @ApiProperty({ enum: SENSITIVITIES, nullable: true })
  readonly sensitivity!: (typeof SENSITIVITIES)[number] | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What an answer agrees or disagrees with, for raters; it is not sent to the model.',
  })
  readonly statement!: string | null;
}

/** The question bank. */
@ApiExtraModels(QuestionView)
export class QuestionListView {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { $ref: getSchemaPath(QuestionView) } },
  })
  readonly categories!: Readonly<Record<string, readonly QuestionView[]>>;

  @ApiProperty({ type: 'integer' })
  readonly total!: number;
}

/** The questions of a bank, by category. */
export function toQuestionList({ questions }: QuestionBank): QuestionListView {
  const categories = Map.groupBy(questions, ({ category }) => category);
  return {
    categories: Object.fromEntries(
      [...categories].map(([category, members]) => [category, members.map(toView)]),
    ),
    total: questions.length,
  };
}

function toView(bank: BankQuestion): QuestionView {
  return {
    question_id: bank.id,
    question: bank.text,
    language: bank.language,
    topic: bank.topic,
    kind: bank.kind,
    pair_id: bank.pairId,
    sensitivity: bank.sensitivity,
    statement: bank.statement,
  };
}
