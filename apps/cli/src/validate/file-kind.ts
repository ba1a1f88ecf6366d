/** What a file can be. */
export type FileKind = 'job' | 'catalogue';

const JOB_MARKS = ['benchmark', 'jobspec', 'constraints', 'questions', 'questions_file', 'repeats'];
const CATALOGUE_MARKS = ['lanes', 'regions', 'defaults'];

/** What a file is meant as, by the fields that only one kind has; null when they do not say. */
export function kindOf(data: unknown): FileKind | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const marks = (names: readonly string[]): number =>
    names.filter((name) => Object.hasOwn(data, name)).length;
  const difference = marks(JOB_MARKS) - marks(CATALOGUE_MARKS);
  if (difference === 0) return null;
  return difference > 0 ? 'job' : 'catalogue';
}
