import { open, stat } from 'node:fs/promises';
import type { LaneConfig } from '@beacon/domain';
import { CredentialError } from './credential.error.js';
import type { CredentialSource } from './secret-source.js';
import { SECRET_LIMIT, secretIn } from './secret-text.js';

/** A secret that stands in a file: read again when the file is another, or was written since. */
export class FileSecret implements CredentialSource {
  #value: string | null = null;
  /** What tells one state of the file from another. */
  #state = '';

  constructor(
    private readonly lane: LaneConfig,
    private readonly path: string,
  ) {}

  /** @throws CredentialError when the file holds no secret that can be sent. */
  async current(): Promise<string> {
    const state = await this.#read(stateOf(this.path));
    // Opening a pipe would wait for its writer.
    if (state === null) throw this.#refuse('is no plain file: give the path of one');
    if (this.#value !== null && state === this.#state) return this.#value;
    this.#value = this.#secretIn(await this.#read(startOf(this.path)));
    this.#state = state;
    return this.#value;
  }

  /** Whether the file holds another one by now. */
  async renew(refused: string): Promise<boolean> {
    // The same size within one tick of the clock looks unchanged.
    this.#state = '';
    return (await this.current()) !== refused;
  }

  async #read<Result>(reading: Promise<Result>): Promise<Result> {
    return reading.catch((error: unknown) => {
      throw this.#refuse(`cannot be read (${codeOf(error)}): write the secret into it`);
    });
  }

  #secretIn(text: string): string {
    if (text.length > SECRET_LIMIT) throw this.#refuse(`is over ${SECRET_LIMIT} bytes`);
    const secret = secretIn(text, this.lane.auth);
    if ('rule' in secret) throw this.#refuse(secret.rule);
    return secret.value;
  }

  #refuse(what: string): CredentialError {
    return new CredentialError(this.lane, `the file of its credentials, ${this.path}, ${what}`);
  }
}

/** What tells one state of a file from another; null for what is no plain file. */
async function stateOf(path: string): Promise<string | null> {
  const stats = await stat(path, { bigint: true });
  const { dev, ino, size, mtimeNs } = stats;
  return stats.isFile() ? [dev, ino, size, mtimeNs].join(' ') : null;
}

/** A file's text, or a little more of it than may be. */
async function startOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SECRET_LIMIT + 1), 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Told by shape: an error of another realm is no instance of this one's Error. */
function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return String(hasCode ? error.code : error);
}
