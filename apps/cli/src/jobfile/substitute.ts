import type { FieldPath } from '@beacon/config';
import type { Looked, Scalar } from './variables.js';

/** What substitution asks of its surroundings. */
export interface Substitution {
  readonly value: (name: string) => Looked;
  /** The JSON types that a field may have; none where nothing is known. */
  readonly typesAt: (path: FieldPath) => ReadonlySet<string>;
  readonly onProblem: (path: FieldPath, message: string) => void;
}

/** A file comes to more with its variables than a gateway would take. */
export class TooMuchTextError extends Error {
  override readonly name = 'TooMuchTextError';
}

/** Characters of all texts together: a small file can name a large variable very often. */
const MOST_TEXT = 32 * 1024 * 1024;
/** Values of all lists and objects: aliases of YAML stand for as much as their anchors hold. */
const MOST_VALUES = 2_000_000;

const MARK = /\$\$\{|\$\{([^{}\n]*)\}|\$\{/g;
const WHOLE = /^\$\{([^{}\n]*)\}$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Data with the values of its variables. A text that is one variable takes the type that its field has; within a text a variable is text;
 * `$${` stands for `${`. Keys are left as they are.
 * @throws TooMuchTextError
 */
export function substituted(data: unknown, substitution: Substitution): unknown {
  let [text, values] = [0, 0];
  const visit = (value: unknown, path: FieldPath): unknown => {
    values += 1;
    if (values > MOST_VALUES) throw new TooMuchTextError(`holds more than ${MOST_VALUES} values`);
    if (typeof value === 'string') {
      const result = inText(value, path, substitution);
      text += String(result).length;
      if (text > MOST_TEXT)
        throw new TooMuchTextError(`comes to more than ${MOST_TEXT} characters`);
      return result;
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      substitution.onProblem(path, 'is no number that JSON has');
    }
    if (Array.isArray(value)) return value.map((one, index) => visit(one, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, visit(one, [...path, key])]),
    );
  };
  return visit(data, []);
}

function inText(text: string, path: FieldPath, substitution: Substitution): Scalar {
  if (!text.includes('${')) return text;
  const [, name] = WHOLE.exec(text) ?? [];
  if (name === undefined) return replaced(text, path, substitution);
  const looked = substitution.value(name);
  if ('value' in looked) return typed(looked.value, substitution.typesAt(path));
  substitution.onProblem(path, looked.rule);
  return text;
}

function replaced(text: string, path: FieldPath, { value, onProblem }: Substitution): string {
  return text.replace(MARK, (mark, name?: string) => {
    if (mark === '$${') return '${';
    const looked = value(name ?? '');
    if ('value' in looked) return String(looked.value);
    onProblem(path, looked.rule);
    return mark;
  });
}

/** The value as its field wants it, where it can be read so; what is left wrong is for the schema to say. */
function typed(value: Scalar, types: ReadonlySet<string>): Scalar {
  if (types.size === 0) return value;
  if (types.has('string')) return String(value);
  const text = String(value);
  if ((types.has('integer') || types.has('number')) && NUMBER.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return value;
}
