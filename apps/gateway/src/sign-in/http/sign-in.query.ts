import { Check, Field } from '../../http/validation/field.js';
import { RETURN_PATH_ALLOWED, isReturnPath } from '../session/return-path.js';

/** Parameters of the start of a sign-in. */
export class SignInQuery {
  @Field(
    {
      about: 'Where the browser is sent afterwards.',
      allowed: RETURN_PATH_ALLOWED,
      schema: { type: 'string' },
      fallback: '/',
    },
    Check((value) => typeof value === 'string' && isReturnPath(value)),
  )
  readonly return_to!: string;
}
