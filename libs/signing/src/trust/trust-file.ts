import { readFileSync, statSync } from 'node:fs';
import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import { SigningError } from '../signing.error.js';
import { WatchedFile } from '../watched-file.js';
import type { FileProblem } from '../watched-file.js';
import { TrustList } from './trust-list.js';
import { trustedKeys } from './trusted-key.schema.js';
import type { TrustedKey } from './trusted-key.schema.js';

const MOST_BYTES = 8 * 1024 * 1024;
const BOUNDS = { values: 200_000, levels: 4 };
const MOST_PROBLEMS = 10;

/** The trust list of an installation, in a file. A change takes effect within a second, without a restart. */
export class TrustFile {
  readonly #file: WatchedFile<TrustList>;

  /**
   * @param onProblem told when the file is replaced by one that cannot be read; the list of before holds until it is mended.
   * @throws SigningError when it cannot be read or is no trust list.
   */
  constructor(
    readonly path: string,
    onProblem: FileProblem,
  ) {
    this.#file = new WatchedFile(path, readTrustFile, onProblem);
  }

  /** The list as it is now. */
  get list(): TrustList {
    return this.#file.value;
  }

  /** Why the file as it is now is not used, so that an older list holds; null when it is. */
  get problem(): string | null {
    return this.#file.problem;
  }

  /** The list, read again now if the file has changed: for a key that the list of a moment ago did not have. */
  fresh(): TrustList {
    this.#file.look();
    return this.#file.value;
  }
}

/** Reads a trust list. @throws SigningError naming the entry, the field and what is allowed. */
export function readTrustFile(path: string): TrustList {
  return new TrustList(readTrustedKeys(path));
}

/** Reads the entries of a trust list. @throws SigningError as {@link readTrustFile}. */
export function readTrustedKeys(path: string): readonly TrustedKey[] {
  try {
    if (statSync(path).size > MOST_BYTES) throw new SigningError(`it is over ${MOST_BYTES} bytes`);
    return parseTrustedKeys(readFileSync(path, 'utf8'));
  } catch (error) {
    const why =
      error instanceof SigningError ? error.message : ((error as NodeJS.ErrnoException).code ?? '');
    throw new SigningError(`the trust list ${path} cannot be used: ${why || String(error)}`);
  }
}

/** Reads the entries of a trust list from its text. @throws SigningError as {@link readTrustFile}. */
export function parseTrustedKeys(text: string): readonly TrustedKey[] {
  const result = trustedKeys.safeParse(parsed(text));
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => `${path.join('.') || 'the list'} ${message}`);
  throw new SigningError(problems.join('; '));
}

function parsed(text: string): unknown {
  try {
    return parseBoundedJson(text, BOUNDS);
  } catch (error) {
    const isLong = error instanceof JsonTooComplexError;
    throw new SigningError(isLong ? `it has ${error.message}` : 'it is not JSON');
  }
}
