import { questionLanguage } from '@beacon/verdict';
import type { JobSpec } from '@beacon/domain';

/** Languages of a job's questions by their ids; of the job's own prompt under the empty id. */
export function languagesIn({ questions, prompt }: JobSpec): ReadonlyMap<string, string | null> {
  const languages = new Map(
    questions.map((one) => [one.id, questionLanguage(one.language, one.text)]),
  );
  return prompt === null ? languages : languages.set('', questionLanguage(null, prompt));
}
