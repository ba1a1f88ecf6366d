import { SigningError } from '../signing.error.js';
import { SigningKeyFile } from '../keys/key-file.js';
import type { SigningKey } from '../keys/signing-key.js';
import { TrustFile } from '../trust/trust-file.js';
import type { TrustProblem } from '../trust/trust-list.js';
import type { KeyRole } from '../trust/trusted-key.schema.js';

/**
 * What becomes of tasks and results without a signature. One with a signature that does not hold is refused unless it is `off`.
 * - `off`: nothing is signed and nothing is checked.
 * - `optional`: what has no signature is taken, as services of earlier releases send it.
 * - `required`: it is refused.
 */
export const SIGNED_WORK_MODES = ['off', 'optional', 'required'] as const;
export type SignedWorkMode = (typeof SIGNED_WORK_MODES)[number];

/** What a service is configured with. */
export interface SignedWorkOptions {
  /** @default `required` with a trust list, `off` without */
  readonly mode?: SignedWorkMode | undefined;
  /** Path of the key that this service signs with. */
  readonly keyFile?: string | undefined;
  /** Path of the trust list. */
  readonly trustFile?: string | undefined;
}

/** Who this service is when it signs; null for one that only checks. */
export interface Signer {
  readonly role: KeyRole;
  readonly region?: string;
}

/** A key cannot sign now; it is tried again, because files are read anew when they change. */
export class UntrustedSignerError extends Error {
  override readonly name = 'UntrustedSignerError';

  constructor(kid: string, problem: TrustProblem) {
    super(
      `the signing key ${kid} of this service is not trusted (${problem}): enrol it with \`beacon trust enrol\`, or replace the key file`,
    );
  }
}

/** A service's part in signed work: whether it takes part, its key, and whom it believes. */
export class SignedWork {
  readonly #key: SigningKeyFile | null;
  readonly #trust: TrustFile | null;

  private constructor(
    readonly mode: SignedWorkMode,
    private readonly signer: Signer | null,
    files: { readonly key: SigningKeyFile | null; readonly trust: TrustFile | null },
  ) {
    this.#key = files.key;
    this.#trust = files.trust;
  }

  /** Of a service that neither signs nor checks. */
  static off(): SignedWork {
    return new SignedWork('off', null, { key: null, trust: null });
  }

  /**
   * @param signer who this service is when it signs; null when it only checks.
   * @param onProblem told when a file is replaced by one that cannot be read; what was read before holds.
   * @throws SigningError when files that the mode needs are not named or cannot be read.
   */
  static open(
    options: SignedWorkOptions,
    signer: Signer | null,
    onProblem: (problem: string) => void,
  ): SignedWork {
    const { keyFile, trustFile } = options;
    const mode = options.mode ?? (trustFile === undefined ? 'off' : 'required');
    if (mode === 'off') return SignedWork.off();
    if (trustFile === undefined) throw missing(mode, 'BEACON_TRUST_FILE', 'its trust list');
    if (signer !== null && keyFile === undefined && mode === 'required') {
      throw missing(mode, 'BEACON_SIGNING_KEY_FILE', 'the key that this service signs with');
    }
    const isSigning = signer !== null && keyFile !== undefined;
    return new SignedWork(mode, signer, {
      key: isSigning ? new SigningKeyFile(keyFile, onProblem) : null,
      trust: new TrustFile(trustFile, onProblem),
    });
  }

  /** Whom this service believes; null when it checks nothing. */
  get trust(): TrustFile | null {
    return this.#trust;
  }

  /**
   * The key to sign with now; null when this service does not sign.
   * @throws UntrustedSignerError when nobody would believe it: it was revoked, has expired, or is not enrolled yet.
   */
  signingKey(): SigningKey | null {
    if (this.#key === null || this.#trust === null || this.signer === null) return null;
    const { key } = this.#key;
    if (this.#trust.list.ownProblem(key.kid, this.signer) === null) return key;
    // Perhaps the files were changed a moment ago: a key that is being replaced is looked at once more before work stands still.
    const fresh = this.#key.fresh();
    const problem = this.#trust.fresh().ownProblem(fresh.kid, this.signer);
    if (problem !== null) throw new UntrustedSignerError(fresh.kid, problem);
    return fresh;
  }

  /** @throws Error saying what is wrong with the key or the trust list, for a health check. */
  assertHealthy(): void {
    this.signingKey();
    const problem = this.#trust?.problem ?? null;
    if (problem !== null) throw new SigningError(problem);
  }
}

function missing(mode: SignedWorkMode, variable: string, what: string): SigningError {
  return new SigningError(`BEACON_SIGNED_WORK is ${mode}: name ${what} in ${variable}`);
}
