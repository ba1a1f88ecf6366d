import { PROJECT_ID_PATTERN, SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { Matches } from 'class-validator';
import { Check, Field } from '../../http/validation/field.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

const isScope = (one: unknown): boolean => (SCOPES as readonly unknown[]).includes(one);
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));

function areScopes(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= 20 && value.every(isScope);
}

/** An API key that is to be made. */
export class KeyBody {
  @Field(
    {
      about: 'What it is for, for people.',
      allowed: '1..100 printable characters',
      schema: { type: 'string', pattern: '^[^\\p{C}]{1,100}$' },
      required: true,
    },
    Matches(/^[^\p{C}]{1,100}$/u),
  )
  readonly name!: string;

  @Field(
    {
      about: 'What it may do; `admin` holds the others.',
      allowed: `a list of ${SCOPES.join(', ')}`,
      schema: {
        type: 'array',
        items: { type: 'string', enum: [...SCOPES] },
        minItems: 1,
        maxItems: 20,
      },
      required: true,
    },
    Check(areScopes),
  )
  readonly scopes!: readonly Scope[];

  @Field(
    {
      about:
        'The project whose jobs and series it sees. `default`, or the one project of whoever makes it, when absent.',
      allowed: 'the id of a project',
      schema: { type: 'string', pattern: PROJECT_ID_PATTERN.source },
      nullable: true,
      fallback: null,
    },
    Matches(PROJECT_ID_PATTERN),
  )
  readonly project!: string | null;

  @Field(
    {
      about: 'Whether it sees all projects; then `project` must be absent.',
      allowed: 'true or false',
      schema: { type: 'boolean' },
      fallback: false,
    },
    Check((value) => typeof value === 'boolean'),
  )
  readonly all_projects!: boolean;

  @Field(
    {
      about: 'When it ends to work; never when absent.',
      allowed: 'a moment to come, ISO 8601 with a time zone',
      schema: { type: 'string', format: 'date-time' },
      nullable: true,
      fallback: null,
    },
    Check(isTime),
  )
  readonly expires_at!: string | null;
}
