import type { KeyObject } from 'node:crypto';
import { publicKeyObject } from '../keys/public-key.js';
import type { KeyRole, TrustedKey } from './trusted-key.schema.js';

/** Why a key does not speak for what it signed. */
export type TrustProblem =
  'unknown_key' | 'wrong_role' | 'wrong_region' | 'revoked' | 'not_yet_valid' | 'expired';

/** What a key is asked to speak for. */
export interface TrustQuestion {
  readonly role: KeyRole;
  /** Region that it must be of; left out where the role has none. */
  readonly region?: string;
  /**
   * Moments at which it must have been valid, in milliseconds, by a clock that the signer has no hand in: that of the broker when the signed
   * thing arrived, or of the database.
   */
  readonly at: readonly number[];
  /**
   * When it was made, as the signer says. It only speaks against a revoked key: a thief can write any time into what he signs, and an honest
   * machine's clock may be wrong.
   */
  readonly madeAt?: number;
}

/** A key that speaks for something, or why it does not. */
export type TrustAnswer =
  | { readonly key: KeyObject; readonly problem: null }
  | { readonly key: null; readonly problem: TrustProblem };

/** Public keys by id, and what each may speak for. */
export class TrustList {
  readonly #keys: ReadonlyMap<string, TrustedKey>;
  readonly #objects = new Map<string, KeyObject>();

  constructor(readonly entries: readonly TrustedKey[]) {
    this.#keys = new Map(entries.map((key) => [key.kid, key]));
  }

  /** Undefined when the list does not have it. */
  find(kid: string): TrustedKey | undefined {
    return this.#keys.get(kid);
  }

  /** Whether a key speaks for a role and region. */
  ask(kid: string, question: TrustQuestion): TrustAnswer {
    const key = this.#keys.get(kid);
    const problem = key === undefined ? 'unknown_key' : problemOf(key, question);
    if (key === undefined || problem !== null)
      return { key: null, problem: problem ?? 'unknown_key' };
    return { key: this.#objectOf(key), problem: null };
  }

  /**
   * Why a service had better not sign with its own key now; null when it may. By its own clock, which may be wrong: so one that was revoked is not used
   * at all, and when it begins to be valid is left to those who check.
   */
  ownProblem(kid: string, signer: Pick<TrustQuestion, 'role' | 'region'>): TrustProblem | null {
    const key = this.#keys.get(kid);
    if (key === undefined) return 'unknown_key';
    if (key.status === 'revoked') return 'revoked';
    return foreignTo(key, signer) ?? (isOver(key, Date.now()) ? 'expired' : null);
  }

  /** The public key, for checking alone: it may be revoked. Undefined when the list does not have it. */
  publicKey(kid: string): KeyObject | undefined {
    const key = this.#keys.get(kid);
    return key === undefined ? undefined : this.#objectOf(key);
  }

  /** Made once: it costs as much as a check. */
  #objectOf({ kid, public_key: publicKey }: TrustedKey): KeyObject {
    const made = this.#objects.get(kid) ?? publicKeyObject(publicKey);
    this.#objects.set(kid, made);
    return made;
  }
}

function problemOf(key: TrustedKey, question: TrustQuestion): TrustProblem | null {
  const { at, madeAt } = question;
  const foreign = foreignTo(key, question);
  if (foreign !== null) return foreign;
  // Whatever is dated back arrives too late all the same.
  if (isRevoked(key, Math.max(madeAt ?? -Infinity, ...at))) return 'revoked';
  if (key.not_before !== null && Math.min(...at) < Date.parse(key.not_before)) {
    return 'not_yet_valid';
  }
  return isOver(key, Math.max(...at)) ? 'expired' : null;
}

function foreignTo(
  key: TrustedKey,
  { role, region }: Pick<TrustQuestion, 'role' | 'region'>,
): TrustProblem | null {
  if (key.role !== role) return 'wrong_role';
  return region !== undefined && key.region !== region ? 'wrong_region' : null;
}

function isRevoked({ status, revoked_at: since }: TrustedKey, at: number): boolean {
  return status === 'revoked' && (since === null || at >= Date.parse(since));
}

function isOver({ not_after: end }: TrustedKey, at: number): boolean {
  return end !== null && at >= Date.parse(end);
}
