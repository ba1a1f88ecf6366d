import { IsBoolean, Matches } from 'class-validator';
import { Author, Reason } from '../http/validation/body-fields.js';
import { Field } from '../http/validation/field.js';
import { TOKEN_PATTERN } from './rescore-token.js';

/** Whether a re-scoring is to be shown or applied. */
export class RescoreBody {
  @Field(
    {
      about: 'False shows what would change; true changes it.',
      allowed: 'true, false',
      schema: { type: 'boolean' },
      fallback: false,
    },
    IsBoolean(),
  )
  readonly apply!: boolean;

  @Field(
    {
      about: 'What is applied: the token of the preview, or of the answer before.',
      allowed: 'the token as it was given',
      schema: { type: 'string', pattern: TOKEN_PATTERN.source },
      nullable: true,
      fallback: null,
    },
    Matches(TOKEN_PATTERN),
  )
  readonly token!: string | null;

  @Reason()
  readonly reason!: string | null;

  @Author()
  readonly author!: string | null;
}
