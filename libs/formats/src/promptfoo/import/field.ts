import type { FieldPath } from '@beacon/config';
import { formatPath, show } from '@beacon/domain';
import { FormatError } from '../../format.error.js';

/** Where fields were read from. */
export interface FieldSource {
  /** As it was named. */
  readonly path: string;
  /** The 1-based line of a field, or of the nearest parent that is there. */
  lineOf(path: FieldPath): number;
}

/** A value of a configuration that knows where it stands. Asking for another type than it has refuses the file. */
export class Field {
  constructor(
    readonly source: FieldSource,
    readonly path: FieldPath,
    readonly value: unknown,
  ) {}

  get file(): string {
    return this.source.path;
  }

  get line(): number {
    return this.source.lineOf(this.path);
  }

  get name(): string {
    return formatPath([...this.path]);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !this.isList;
  }

  get isText(): boolean {
    return typeof this.value === 'string';
  }

  /** The fields of an object, without those that are null. @throws FormatError */
  fields(): ReadonlyMap<string, Field> {
    if (!this.isObject) throw this.wrong('an object');
    return new Map(
      Object.entries(withMerged(this.value as Readonly<Record<string, unknown>>)).flatMap(
        ([key, value]): [string, Field][] =>
          value === null || value === undefined
            ? []
            : [[key, new Field(this.source, [...this.path, key], value)]],
      ),
    );
  }

  /** The elements of a list. @throws FormatError */
  items(): readonly Field[] {
    if (!Array.isArray(this.value)) throw this.wrong('a list');
    return this.value.map(
      (value: unknown, index) => new Field(this.source, [...this.path, index], value),
    );
  }

  /** @throws FormatError for what is no text. */
  text(): string {
    if (typeof this.value !== 'string') throw this.wrong('a text');
    return this.value;
  }

  /** A text, or a number or a truth value as text. @throws FormatError for anything else. */
  scalar(): string {
    if (!['string', 'number', 'boolean'].includes(typeof this.value)) throw this.wrong('a text');
    return String(this.value);
  }

  /** @throws FormatError for what is no number; a text that is one counts as one, as it may come from CSV. */
  number(): number {
    const text = typeof this.value === 'string' ? this.value.trim() : this.value;
    const number = text === '' ? Number.NaN : Number(text);
    if (typeof text === 'object' || typeof text === 'boolean' || !Number.isFinite(number)) {
      throw this.wrong('a number');
    }
    return number;
  }

  /** What is thrown where a value is not of the form that promptfoo has. */
  wrong(allowed: string): FormatError {
    return this.problem(`is ${show(this.value)}`, allowed);
  }

  problem(message: string, allowed?: string): FormatError {
    const { file, line, name } = this;
    return new FormatError([{ file, line, field: name, message, ...(allowed && { allowed }) }]);
  }
}

/** YAML's merge key, which promptfoo's reader knows: what an object says itself wins. */
function withMerged(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!Object.hasOwn(object, '<<')) return { ...object };
  const { '<<': merged, ...own } = object;
  const parents = [merged].flat().filter((one): one is object => isObject(one));
  return Object.assign({}, ...parents.toReversed(), own) as Record<string, unknown>;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
