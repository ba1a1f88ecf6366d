/** A text as one word of a POSIX shell, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text as one word of fish, where a backslash counts within quotes. */
export function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", `\\'`)}'`;
}

/** How shells ask for the ids of jobs: quick, and nothing where no gateway is. */
export const JOB_IDS = 'command beacon job-ids 2>/dev/null';
