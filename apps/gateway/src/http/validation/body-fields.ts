import { IsIn, IsString, Matches } from 'class-validator';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Check, Field } from './field.js';

const MOST_REASON = 1_000;
const MOST_ENTRIES = 1_000;

const isText = (holds: (text: string) => boolean) => (value: unknown) =>
  typeof value !== 'string' || holds(value);

/** A text that a database column can hold. */
const REASON_CHECKS = [
  IsString(),
  Check(
    isText((text) => text.length <= MOST_REASON),
    `is longer than ${MOST_REASON} characters`,
  ),
  Check(
    isText((text) => !text.includes('\0')),
    'holds a NUL character',
  ),
  Check(
    isText((text) => text.isWellFormed()),
    'holds half of a surrogate pair',
  ),
];

const trimmed = (given: unknown): unknown => (typeof given === 'string' ? given.trim() : given);

/** Why something is done, in the words of who does it: `string | null`, null when absent or blank. */
export function Reason(about = 'Why, for the audit log.'): PropertyDecorator {
  return Field(
    {
      about,
      allowed: `0..${MOST_REASON} characters`,
      schema: { type: 'string' },
      nullable: true,
      fallback: null,
      read: (given) => trimmed(given) || null,
    },
    ...REASON_CHECKS,
  );
}

/** The reason of a change that needs one. */
export function RequiredReason(): PropertyDecorator {
  return Field(
    {
      about: 'Why, for whoever reads the results.',
      allowed: `1..${MOST_REASON} characters, not all of them blanks`,
      schema: { type: 'string' },
      required: true,
      read: trimmed,
    },
    ...REASON_CHECKS,
    Check(
      isText((text) => text !== ''),
      'is blank: say why',
    ),
  );
}

/** Who says so, where that is another than who sends the request: `string | null`. */
export function Author(): PropertyDecorator {
  return Field(
    {
      about: 'Who says so. Who sends the request when absent.',
      allowed: '1..200 printable characters',
      schema: { type: 'string', pattern: AUTHOR.source },
      nullable: true,
      fallback: null,
      read: trimmed,
    },
    Matches(AUTHOR),
  );
}
const AUTHOR = /^[^\p{C}]{1,200}$/u;

/** What entries of a list are held to. */
export interface ItemRule {
  readonly accepts: (item: unknown) => boolean;
  readonly schema: ApiPropertyOptions;
  readonly allowed: string;
}

/** Options of {@link OneOrMany}. */
export interface OneOrManyOptions {
  /** Longest list. @default 1000 */
  readonly most?: number;
  /** Whether null is the same as absent, and no item. @default true */
  readonly nullable?: boolean;
}

/** A field that takes one item or a list of 1 to `most`: read as a list, null when it is absent. */
export function OneOrMany(
  { accepts, schema, allowed }: ItemRule,
  about: string,
  { most = MOST_ENTRIES, nullable = true }: OneOrManyOptions = {},
): PropertyDecorator {
  const list = { type: 'array', items: schema, minItems: 1, maxItems: most };
  return Field(
    {
      about,
      allowed: `${allowed}; or a list of 1..${most}`,
      schema: { anyOf: [schema, list] } as ApiPropertyOptions,
      nullable,
      fallback: null,
      read: (given) => (Array.isArray(given) ? (given as unknown[]) : [given]),
    },
    Check((list) => isListOf(list, accepts, most)),
  );
}

/** Looks no further than the first wrong entry, so that a long list of wrong ones makes one problem. */
function isListOf(list: unknown, accepts: (item: unknown) => boolean, most: number): boolean {
  return Array.isArray(list) && list.length >= 1 && list.length <= most && list.every(accepts);
}

/** A field of a body that is one of some words. */
export function Word(
  words: readonly string[],
  about: string,
  { required = false }: { readonly required?: boolean } = {},
): PropertyDecorator {
  const schema = { type: 'string', enum: [...words] } as const;
  return Field({ about, allowed: words.join(', '), schema, required }, IsIn(words));
}
