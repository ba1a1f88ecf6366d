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
   * Moments at which it must have been valid, in milliseconds. Name the moment that the signer says and the moment at which the
   * signed thing arrived: a thief can write any time into what he signs, and cannot make it arrive earlier.
   */
  readonly at: readonly number[];
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

  /** Whether a key speaks for a role and region at every moment asked. */
  ask(kid: string, question: TrustQuestion): TrustAnswer {
    const key = this.#keys.get(kid);
    const problem = key === undefined ? 'unknown_key' : problemOf(key, question);
    if (key === undefined || problem !== null)
      return { key: null, problem: problem ?? 'unknown_key' };
    return { key: this.#objectOf(key), problem: null };
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

function problemOf(key: TrustedKey, { role, region, at }: TrustQuestion): TrustProblem | null {
  if (key.role !== role) return 'wrong_role';
  if (region !== undefined && key.region !== region) return 'wrong_region';
  const moments = at.map((moment) => problemAt(key, moment));
  return moments.find((problem) => problem !== null) ?? null;
}

function problemAt(key: TrustedKey, at: number): TrustProblem | null {
  if (key.status === 'revoked' && (key.revoked_at === null || at >= Date.parse(key.revoked_at))) {
    return 'revoked';
  }
  if (key.not_before !== null && at < Date.parse(key.not_before)) return 'not_yet_valid';
  return key.not_after !== null && at >= Date.parse(key.not_after) ? 'expired' : null;
}
