import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { SigningError } from '../signing.error.js';
import { WatchedFile } from '../watched-file.js';
import type { FileProblem } from '../watched-file.js';
import { SigningKey } from './signing-key.js';

/** Others may not touch it, nor its group write it. A group may read it: so Kubernetes mounts secrets for a process that is not root. */
const FORBIDDEN_MODE = 0o037;
const MOST_BYTES = 10_000;

/** The key of a service, in a file. A new key takes effect when the file is replaced, without a restart. */
export class SigningKeyFile {
  readonly #file: WatchedFile<SigningKey>;

  /**
   * @param onProblem told when the file is replaced by one that cannot be read; the key of before goes on signing.
   * @throws SigningError when it cannot be read, others may read it, or it holds no Ed25519 key.
   */
  constructor(path: string, onProblem: FileProblem) {
    this.#file = new WatchedFile(path, readKeyFile, onProblem);
  }

  /** The key to sign with now. */
  get key(): SigningKey {
    return this.#file.value;
  }

  /** The same, read again now if the file has changed. */
  fresh(): SigningKey {
    this.#file.look();
    return this.#file.value;
  }
}

/** Reads a key file. @throws SigningError as {@link SigningKeyFile}. */
export function readKeyFile(path: string): SigningKey {
  try {
    const { mode, size } = statSync(path);
    if ((mode & FORBIDDEN_MODE) !== 0) {
      throw new SigningError('others may read it: chmod 600');
    }
    if (size > MOST_BYTES) throw new SigningError(`it is over ${MOST_BYTES} bytes`);
    return SigningKey.fromPem(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SigningError ? error.message : codeOf(error);
    throw new SigningError(`the key file ${path} cannot be used: ${why}`);
  }
}

/**
 * Writes a key to a new file that only its owner can read.
 * @throws SigningError when there is a file already: a key is never overwritten.
 */
export async function writeKeyFile(path: string, key: Pick<SigningKey, 'toPem'>): Promise<void> {
  try {
    // `wx`: made by this call or not at all, so that its mode is ours from its first byte on.
    await using file = await open(path, 'wx', 0o600);
    await file.writeFile(key.toPem());
    await file.sync();
  } catch (error) {
    const code = codeOf(error);
    const why = code === 'EEXIST' ? 'there is a file already, and no key is overwritten' : code;
    throw new SigningError(`the key file ${path} was not written: ${why}`);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
