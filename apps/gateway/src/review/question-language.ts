import { languageOf } from '@beacon/analysis';
import type { JobSpec } from '@beacon/domain';

/** Primary tag of a question's language: as the job or the bank says it, else as its text shows; null where neither does. */
export function questionLanguage({
  language,
  text,
}: {
  readonly language: string | null;
  readonly text: string;
}): string | null {
  const [primary] = (language ?? '').split('-');
  return primary === undefined || primary === '' ? languageOf(text) : primary.toLowerCase();
}

/** Languages of a job's questions by their ids; of the job's own prompt under the empty id. */
export function languagesIn({ questions, prompt }: JobSpec): ReadonlyMap<string, string | null> {
  const languages = new Map(questions.map((one) => [one.id, questionLanguage(one)]));
  return prompt === null
    ? languages
    : languages.set('', questionLanguage({ language: null, text: prompt }));
}
