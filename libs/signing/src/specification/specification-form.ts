import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';
import { canonicalText } from '../canonical.js';
import { signedBytes } from '../signature.js';
import { NAMED_FORM } from './forms.js';
import type { Specification, SpecificationForm } from './forms.js';
import { portalFormOf } from './portal-form.js';

const SIGNATURE_PATTERN = /^[A-Za-z0-9+/]{86}==$/;

/**
 * The text of a specification that is signed, which is JSON: what it leaves out is not signed, and must not be used.
 * @throws SigningError for what has no canonical form.
 */
export function specificationText(specification: Specification, form: SpecificationForm): string {
  if (form !== NAMED_FORM) return canonicalText(portalFormOf(specification, form));
  const { signature: _, ...signed } = specification;
  return canonicalText(signed);
}

/**
 * The bytes that the signature is over. Those of `beacon-1` begin with a line of their own, so that no signature of another kind can be
 * taken for one; those of the original do not, and begin with a brace.
 */
export function specificationBytes(text: string, form: SpecificationForm): Uint8Array {
  return form === NAMED_FORM ? signedBytes('specification', text) : Buffer.from(text, 'utf8');
}

/** Whether a text is one that {@link isSpecificationSignedBy} could accept: 64 bytes in base64, in its only spelling. */
export function isSignatureText(text: string): boolean {
  return SIGNATURE_PATTERN.test(text) && Buffer.from(text, 'base64').toString('base64') === text;
}

/** Whether a signature is the key's, over the text in this form. What is no signature at all is none of it. */
export function isSpecificationSignedBy(
  key: KeyObject,
  signature: string,
  { text, form }: { readonly text: string; readonly form: SpecificationForm },
): boolean {
  if (!isSignatureText(signature)) return false;
  return verify(null, specificationBytes(text, form), key, Buffer.from(signature, 'base64'));
}
