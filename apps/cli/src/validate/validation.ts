import type { FileProblem } from '../jobfile/job-file.error.js';
import type { FileKind } from './file-kind.js';

/** What was found of one file. Fields are those of `--json`. */
export interface Validation {
  /** As it was named. */
  readonly file: string;
  /** Null for what is none of them. */
  readonly kind: FileKind | 'questions' | null;
  readonly ok: boolean;
  /** What is in it, in short; null where it is not sound. */
  readonly summary: string | null;
  readonly problems: readonly FileProblem[];
  /** What is sound and may still surprise, such as a key that is not set. */
  readonly notes: readonly string[];
}

/** A file that is refused. */
export function refused(
  file: string,
  kind: Validation['kind'],
  problems: readonly FileProblem[],
): Validation {
  return { file, kind, ok: false, summary: null, problems, notes: [] };
}

/** A file that is sound. */
export function sound(
  file: string,
  kind: FileKind | 'questions',
  summary: string,
  notes: readonly string[] = [],
): Validation {
  return { file, kind, ok: true, summary, problems: [], notes };
}
