import { SigningKey } from '@beacon/signing';
import type { KeyRole, TrustedKey } from '@beacon/signing';
import { REGIONS } from './made-job.js';

/** The keys of an installation that exists for one export. */
export class MadeKeys {
  readonly gateway = SigningKey.generate();
  readonly recorder = SigningKey.generate();
  readonly #executors = new Map(REGIONS.map((region) => [region as string, SigningKey.generate()]));

  /** @throws Error for a region that the job does not have. */
  executor(region: string): SigningKey {
    const key = this.#executors.get(region);
    if (key === undefined) throw new Error(`no executor in ${region}`);
    return key;
  }

  /** The list by which a stranger believes them. */
  trusted(): TrustedKey[] {
    return [
      trusted(this.gateway, 'gateway', null),
      trusted(this.recorder, 'recorder', null),
      ...[...this.#executors].map(([region, key]) => trusted(key, 'executor', region)),
    ];
  }
}

function trusted(key: SigningKey, role: KeyRole, region: string | null): TrustedKey {
  return {
    kid: key.kid,
    public_key: key.publicKey,
    role,
    region,
    status: 'active',
    not_before: null,
    not_after: null,
    revoked_at: null,
    comment: null,
  };
}
