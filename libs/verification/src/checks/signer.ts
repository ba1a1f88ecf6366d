import { isSignedBy } from '@beacon/signing';
import type { KeyRole, SignedKind, TrustList, TrustProblem } from '@beacon/signing';

/** Something that is signed, and by whom it must be. */
export interface Signed {
  readonly kind: SignedKind;
  readonly text: string;
  readonly signature: string | null;
  readonly kid: string | null;
  readonly role: KeyRole;
  readonly region?: string | undefined;
  /** ISO 8601: moments at which the key must have been valid. */
  readonly at: readonly string[];
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

/** What is wrong with a signature; null when nothing is. */
export function signatureProblem(trust: TrustList, signed: Signed): SignatureProblem | null {
  const { kid, signature, role, region, at, kind, text } = signed;
  if (kid === null || signature === null) return 'unsigned';
  const answer = trust.ask(kid, {
    role,
    ...(region === undefined ? {} : { region }),
    at: at.map(Date.parse),
  });
  if (answer.key === null) return answer.problem;
  return isSignedBy(answer.key, kind, text, signature) ? null : 'forged';
}
