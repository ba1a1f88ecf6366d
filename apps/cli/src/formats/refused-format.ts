import { FormatError } from '@beacon/formats';
import { RefusalError } from '../refusal.error.js';

/** Reads a file of another tool: what is wrong with it is told as of every other file, with exit code 2. */
export async function readingFormat<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new RefusalError(error.message, { cause: error });
  }
}
