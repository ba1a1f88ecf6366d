import { terminalLine } from '@beacon/domain';
import { formatFileProblem } from '../jobfile/job-file.error.js';
import type { Validation } from './validation.js';

const KINDS = { job: 'a job', catalogue: 'a catalogue', questions: 'questions' } as const;

/** What was found, for people: a line for each file that is sound, a line for each problem, and notes below. */
export function validationText(validations: readonly Validation[]): string {
  return validations.flatMap(linesOf).map(terminalLine).join('\n');
}

function linesOf({ file, kind, ok, summary, problems, notes }: Validation): string[] {
  if (!ok) return problems.map(formatFileProblem);
  const what = kind === null ? '' : KINDS[kind];
  return [`${file}: ${what}, sound: ${summary ?? ''}`, ...notes.map((note) => `  ${note}`)];
}
