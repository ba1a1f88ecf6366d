import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { SigningKey, enrolKey, readKeyFile, readTrustedKeys, writeKeyFile } from '@beacon/signing';
import type { KeyRole } from '@beacon/signing';
import type { Environment, ServiceName } from '../services.js';

/** Services that sign, beside the executors. */
const SIGNERS = ['gateway', 'planner', 'recorder'] as const satisfies readonly ServiceName[] &
  readonly KeyRole[];

const TRUST_FILE = 'trust.json';

/** Who a key file is of. */
interface Owner {
  readonly name: string;
  readonly role: KeyRole;
  readonly region: string | null;
}

/** The keys of a stack's services and its trust list, in a folder that only its owner can read. */
export class StackKeys {
  private constructor(readonly folder: string) {}

  /**
   * The keys in a folder; what is missing is made. A key that was revoked is put aside, and its owner gets another: so it is replaced by
   * revoking it and starting again.
   * @throws SigningError when a file cannot be read or written.
   */
  static async in(folder: string, regions: readonly string[]): Promise<StackKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const keys = new StackKeys(folder);
    const executors = regions.map((region): Owner => ({
      name: executorName(region),
      role: 'executor',
      region,
    }));
    const services = SIGNERS.map((role): Owner => ({ name: role, role, region: null }));
    for (const owner of [...services, ...executors]) await keys.#provide(owner);
    return keys;
  }

  /** What a service's processes are started with. @param region of an executor. */
  environmentOf(service: ServiceName, region?: string): Environment {
    const isSigner = SIGNERS.some((signer) => signer === service);
    if (region === undefined && !isSigner) return {};
    const name = region === undefined ? service : executorName(region);
    return { BEACON_SIGNING_KEY_FILE: this.keyFile(name), BEACON_TRUST_FILE: this.trustFile };
  }

  /** Path of the trust list. */
  get trustFile(): string {
    return join(this.folder, TRUST_FILE);
  }

  async #provide({ name, role, region }: Owner): Promise<void> {
    const file = this.keyFile(name);
    const known = existsSync(file) ? readKeyFile(file) : null;
    if (known !== null && !this.#isRevoked(known)) return this.#enrol(known, { role, region });
    if (known !== null) await rename(file, join(this.folder, `${name}.revoked-${known.kid}.pem`));
    const key = SigningKey.generate();
    // Enrolled before it is there: a service never finds a key that nobody believes.
    await this.#enrol(key, { role, region });
    await writeKeyFile(file, key);
  }

  #isRevoked({ kid }: SigningKey): boolean {
    if (!existsSync(this.trustFile)) return false;
    return readTrustedKeys(this.trustFile).some(
      (key) => key.kid === kid && key.status === 'revoked',
    );
  }

  /** From now on: what was stored before, without a signature, was paid for and counts. */
  async #enrol(key: SigningKey, { role, region }: Omit<Owner, 'name'>): Promise<void> {
    await enrolKey(this.trustFile, {
      public_key: key.publicKey,
      role,
      region,
      not_before: new Date().toISOString(),
      comment: 'made by beacon up',
    });
  }

  /** Path of a key: of `planner`, `executor-us-east` and so on. */
  keyFile(name: string): string {
    return join(this.folder, `${name}.pem`);
  }
}

function executorName(region: string): string {
  return `executor-${region}`;
}
