import type { KeyObject } from 'node:crypto';
import { isSignedBy } from '@beacon/signing';
import type { KeyRole, SignedKind, TrustList, TrustProblem } from '@beacon/signing';

/** Who must have signed something, and when. */
export interface Signer {
  readonly kid: string | null;
  readonly signature: string | null;
  readonly role: KeyRole;
  readonly region?: string | undefined;
  /** ISO 8601: moments at which the key must have been valid. */
  readonly at: readonly string[];
  /** ISO 8601: when it was made, as its signer says. It only speaks against a revoked key. */
  readonly madeAt?: string;
}

/** A text that is signed, and by whom it must be. */
export interface Signed extends Signer {
  readonly kind: SignedKind;
  readonly text: string;
}

/** Why a signature proves nothing: there is none, the key is not trusted, or it did not sign this. */
export type SignatureProblem = 'unsigned' | 'forged' | TrustProblem;

const WORDS: Readonly<Record<SignatureProblem, string>> = {
  unsigned: 'it has no signature',
  forged: 'the signature is not of this key, or not of this text',
  unknown_key: 'the trust list does not have its key',
  wrong_role: 'its key may not speak for this',
  wrong_region: 'its key is of another region',
  revoked: 'its key was revoked by then',
  not_yet_valid: 'its key was not valid yet',
  expired: 'its key was not valid any more',
};

/** What a problem is, in words. */
export function problemInWords(problem: SignatureProblem, kid: string | null): string {
  return kid === null ? WORDS[problem] : `${WORDS[problem]} (key ${kid})`;
}

/** What is wrong with the signature of a text; null when nothing is. */
export function signatureProblem(
  trust: TrustList,
  { kind, text, ...signer }: Signed,
): SignatureProblem | null {
  return signerProblem(trust, signer, (key, signature) => isSignedBy(key, kind, text, signature));
}

/** The same, where the key is asked by `holds` whether the signature is its own. */
export function signerProblem(
  trust: TrustList,
  { kid, signature, role, region, at, madeAt }: Signer,
  holds: (key: KeyObject, signature: string) => boolean,
): SignatureProblem | null {
  if (kid === null || signature === null) return 'unsigned';
  const moments = at.map((moment) => Date.parse(moment));
  const question = {
    role,
    ...(region === undefined ? {} : { region }),
    at: moments,
    ...(madeAt === undefined ? {} : { madeAt: Date.parse(madeAt) }),
  };
  const answer = trust.ask(kid, question);
  if (answer.key === null) return answer.problem;
  return holds(answer.key, signature) ? null : 'forged';
}
