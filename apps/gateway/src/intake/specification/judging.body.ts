import { JUDGING_SCOPES, OUTCOME_POLICIES } from '@beacon/domain';
import type { JudgingScope, OutcomePolicy } from '@beacon/domain';
import { Given, flag, later, list, oneOf, text, wholeIn } from './rules.js';

/** Who judges a job's answers. */
export class JobJudgingBody {
  @Given(list, {
    about: 'Judges: model ids of the catalogue.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  readonly models?: readonly unknown[] | null;

  @Given(later, { about: 'Where all of them are asked from.', schema: { type: 'string' } })
  readonly region?: unknown;

  @Given(oneOf(OUTCOME_POLICIES), { schema: { type: 'string', enum: [...OUTCOME_POLICIES] } })
  readonly policy?: OutcomePolicy | null;

  @Given(oneOf(JUDGING_SCOPES), { schema: { type: 'string', enum: [...JUDGING_SCOPES] } })
  readonly only?: JudgingScope | null;

  @Given(wholeIn(1, 32_768), { schema: { type: 'integer', minimum: 1, maximum: 32_768 } })
  readonly max_tokens?: number | null;
}

/** A request that stored answers be judged. */
export class JudgingRequestBody extends JobJudgingBody {
  @Given(flag, { schema: { type: 'boolean' } })
  readonly again?: boolean | null;

  @Given(text(0, 1_000), { schema: { type: 'string', minLength: 0, maxLength: 1_000 } })
  readonly reason?: string | null;
}
