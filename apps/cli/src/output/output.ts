/** Where a command writes its result. */
export interface Output {
  /** Waits until the reader can take more. */
  write(part: string | Uint8Array): Promise<void>;
  /** All is written: the result becomes visible. */
  finish(): Promise<void>;
  /** The command failed: what was written so far goes, where it can. */
  abandon(): Promise<void>;
}

/** The reader has closed its end, as `head` does: there is nobody left to write for, and that is no failure. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}
