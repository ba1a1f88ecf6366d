/**
 * How much of a file from a stranger is read. A line is in memory as a whole: an answer has 150,000 characters at most, which take up to
 * six bytes each in JSON.
 */
export const FILE_LIMITS = {
  /** Bytes of a line. */
  lineBytes: 16 * 1024 * 1024,
  /** Values and levels of a line; a verdict on a hundred models has some hundred thousand. */
  line: { values: 2_000_000, levels: 40 },
  /** Values and levels of an entry with its row. */
  entry: { values: 20_000, levels: 32 },
  /** Cells of a job: some bytes of memory each. */
  cells: 20_000_000,
  /** Ways in which outcomes came to be that are told apart. */
  groups: 60_000,
} as const;
