import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { SigningError } from './signing.error.js';

/**
 * The canonical form (RFC 8785) of a value: the same text for the same JSON, whatever the order of its fields. Fields that are
 * undefined are left out.
 * @throws SigningError for what JSON cannot say, such as NaN or half of a surrogate pair.
 */
export function canonicalText(value: unknown): string {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new SigningError(`the value has no canonical form: ${String(cause)}`, { cause });
  }
  throw new SigningError('the value has no canonical form: it is undefined');
}

/** SHA-256 of the canonical form, in hex. @throws SigningError as {@link canonicalText}. */
export function canonicalHash(value: unknown): string {
  return textHash(canonicalText(value));
}

/** SHA-256 of a text in UTF-8, in hex. */
export function textHash(text: string): string {
  return hash('sha256', text, 'hex');
}
