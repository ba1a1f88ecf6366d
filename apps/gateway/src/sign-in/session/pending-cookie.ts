import { z } from 'zod';
import type { PendingSignIn } from '../issuer/issuer.js';
import { isReturnPath } from './return-path.js';

/** A sign-in that was begun, and where it is to lead. */
export interface KeptSignIn extends PendingSignIn {
  readonly returnTo: string;
}

const MOST_TEXT = 4_096;
const token = z.string().regex(/^[A-Za-z0-9_-]{16,200}$/);
const schema = z.strictObject({
  state: token,
  nonce: token,
  verifier: token,
  // Whoever can write cookies must not be able to lead elsewhere.
  returnTo: z.string().refine(isReturnPath),
});

/**
 * A sign-in that was begun, as the value of its cookie. It stays with the browser and nowhere else: a table of those would be filled by whoever
 * likes to. It need not be sealed: it holds nothing that its own browser must not know, and nothing that another one has a use for
 * without the code that the issuer gives to this one.
 */
export function keepSignIn(kept: KeptSignIn): string {
  return Buffer.from(JSON.stringify(kept)).toString('base64url');
}

/** Reads it back; null for what is none. */
export function readKept(value: string | null): KeptSignIn | null {
  if (value === null || value.length > MOST_TEXT) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    return schema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
