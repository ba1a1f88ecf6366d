import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import type { JsonBounds } from '@beacon/bounds';
import { scan } from 'secure-json-parse';
import { refused } from '../errors/refused.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const MOST_LEVELS = 64;
/** Keys, values and brackets of a question with every field it can have, and room. */
const VALUES_OF_QUESTION = 20;
const LEAST_VALUES = 100_000;

/** How much JSON a body may hold: enough for a job of the largest number of questions. */
export function bodyBounds(maxQuestions: number): JsonBounds {
  return {
    values: Math.max(LEAST_VALUES, VALUES_OF_QUESTION * maxQuestions),
    levels: MOST_LEVELS,
  };
}

/**
 * Reads JSON in UTF-8. Bytes that are no UTF-8 are refused rather than replaced, and so are the keys `__proto__` and `constructor`,
 * which could reach into the prototypes of objects. What holds too many values is refused before it is read.
 * @returns undefined for no text at all.
 * @throws ApiError 400.
 */
export function readJson(bytes: Uint8Array, bounds: JsonBounds): unknown {
  const text = decode(bytes);
  // Clients that always say JSON send no body where none is needed: that is for the endpoint to judge.
  if (text.trim() === '') return undefined;
  return withoutForbiddenKeys(parse(text, bounds), text);
}

const MALFORMED = () => refused(400, 'invalid_json', 'Malformed JSON in body');
const FORBIDDEN_KEY = () =>
  refused(400, 'forbidden_key', 'the keys __proto__ and constructor are not accepted in JSON');

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw MALFORMED();
  }
}

function parse(text: string, bounds: JsonBounds): unknown {
  try {
    return parseBoundedJson(text, bounds);
  } catch (error) {
    if (!(error instanceof JsonTooComplexError)) throw MALFORMED();
    throw refused(400, 'json_too_complex', `the body holds ${error.message}`);
  }
}

/** Looks at every key, but only where such a key can be: written as it is, or with an escape. */
function withoutForbiddenKeys(value: unknown, text: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!/__proto__|constructor|\\u/.test(text)) return value;
  try {
    return scan(value, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw FORBIDDEN_KEY();
  }
}
