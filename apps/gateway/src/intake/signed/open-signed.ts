import {
  NAMED_FORM,
  SigningError,
  isSignatureText,
  isSpecificationSignedBy,
  keyIdOf,
  publicKeyObject,
  rawPublicKey,
  specificationText,
} from '@beacon/signing';
import type { SpecificationForm } from '@beacon/signing';
import { ApiError } from '../../http/errors/api-error.js';
import { isRecord } from '../specification/scan.js';
import { refusedSignature } from './refused-signature.js';
import { readMoment } from './signed-moment.js';
import type { SignedPolicy, SignedSpecification } from './signed-specification.js';

type Fields = Readonly<Record<string, unknown>>;

/** A body as it is to be read: of one that is signed what its signature covers, and what stands beside it. */
export interface OpenedBody {
  readonly body: unknown;
  readonly signed: SignedSpecification | null;
}

/** Forms of the original, the one of its documentation first. */
const PORTAL_FORMS = ['portal-1', 'portal-2'] as const satisfies readonly SpecificationForm[];

/**
 * Opens a submission. The signature is checked before anything else is made of it, and of what is signed nothing goes on but what the
 * signature covers: the job is read from the signed text.
 * @throws ApiError 400 when it has to be signed and is not, or is not signed well.
 */
export function openSigned(body: unknown, policy: SignedPolicy): OpenedBody {
  if (policy === 'off' || !isRecord(body)) return { body, signed: null };
  const isWrapped = Object.hasOwn(body, 'jobspec');
  const specification = isWrapped ? body['jobspec'] : body;
  // What is no object is no specification, and is refused as such.
  if (!isRecord(specification)) return { body, signed: null };
  if (!hasSignature(specification)) {
    if (policy === 'optional') return { body, signed: null };
    throw refusedSignature('signature_required', 'only signed specifications are accepted here');
  }
  const { signed, content } = checked(specification);
  return { body: isWrapped ? { ...body, jobspec: content } : content, signed };
}

/** Any of its fields is a claim to be signed: one without the other is no reason to look away. */
function hasSignature(specification: Fields): boolean {
  return ['signature', 'public_key', 'signature_form'].some((field) =>
    isGiven(specification[field]),
  );
}

/** Clients of the original write an empty text where there is no signature. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function checked(specification: Fields): { signed: SignedSpecification; content: unknown } {
  const { signature, publicKey } = readSignature(specification);
  const kid = keyIdOf(rawPublicKey(publicKey));
  const found = coveredBy(specification, { signature, publicKey, kid });
  // Read back: what the form leaves out is gone, and what is not signed cannot come back.
  const content: unknown = JSON.parse(found.text);
  const moment = readMoment(isRecord(content) ? content['metadata'] : undefined, kid);
  const text = new TextEncoder().encode(found.text);
  return { content, signed: { form: found.form, kid, publicKey, signature, text, ...moment } };
}

function readSignature(specification: Fields): { signature: string; publicKey: string } {
  const { signature, public_key: publicKey } = specification;
  if (!isGiven(signature)) {
    const message = 'signature is missing, and the specification says that it is signed';
    throw refusedSignature('missing_field:signature', message, { field: 'signature' });
  }
  if (!isGiven(publicKey)) {
    const message = 'public_key is missing: nothing tells whose signature it is';
    throw refusedSignature('missing_field:public_key', message, { field: 'public_key' });
  }
  if (typeof publicKey !== 'string' || !isPublicKey(publicKey)) {
    const message = 'public_key is not 32 bytes in base64, 44 characters';
    throw refusedSignature('invalid_encoding:public_key', message, { field: 'public_key' });
  }
  if (typeof signature !== 'string' || !isSignatureText(signature)) {
    const message = 'signature is not 64 bytes in base64, 88 characters';
    throw refusedSignature('invalid_encoding:signature', message, { field: 'signature' });
  }
  return { signature, publicKey };
}

function isPublicKey(text: string): boolean {
  try {
    return rawPublicKey(text).length > 0;
  } catch (error) {
    if (error instanceof SigningError) return false;
    throw error;
  }
}

/** The text that the signature is over, in the form that it is of. */
function coveredBy(
  specification: Fields,
  { signature, publicKey, kid }: { signature: string; publicKey: string; kid: string },
): { readonly text: string; readonly form: SpecificationForm } {
  const key = publicKeyObject(publicKey);
  for (const form of formsOf(specification)) {
    const text = textOf(specification, form);
    if (isSpecificationSignedBy(key, signature, { text, form })) return { text, form };
  }
  const message = `the signature is not of the key ${kid} over this specification: send exactly what was signed`;
  throw refusedSignature('signature_mismatch', message, { field: 'signature', kid });
}

/** A form that names itself is no other. */
function formsOf({ signature_form: form }: Fields): readonly SpecificationForm[] {
  if (!isGiven(form)) return PORTAL_FORMS;
  if (form === NAMED_FORM) return [NAMED_FORM];
  throw ApiError.validation([
    {
      field: 'signature_form',
      code: 'invalid_value',
      message: 'signature_form is none that is known here',
      allowed: `${NAMED_FORM}; none for the original's forms`,
    },
  ]);
}

function textOf(specification: Fields, form: SpecificationForm): string {
  try {
    return specificationText(specification, form);
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw refusedSignature('canonicalization_error', error.message);
  }
}
