import type { ErrorBody } from '@beacon/client';
import type { PickedQuestion } from './job-form.ts';
import { SETTINGS, SETTING_NAMES } from './settings.ts';
import type { SettingName } from './settings.ts';

/** What the API says is wrong, by fields of the form; `others` has what no field shows. */
export interface Problems {
  readonly fields: ReadonlyMap<FormField, string>;
  readonly others: readonly { readonly path: string | null; readonly text: string }[];
}

const OWN_PARTS = ['text', 'id', 'language', 'category', 'kind', 'statement'] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

/** A field of the form, or a part of it; those of own questions by their keys. */
export type FormField =
  'name' | 'id' | 'questions' | 'lanes' | SettingName | `own:${string}:${OwnPart}`;

export const NO_PROBLEMS: Problems = { fields: new Map(), others: [] };

/** Sorts the details of a refusal by the fields of the form; a refusal without details is one by itself. */
export function problemsOf(error: ErrorBody, asked: readonly PickedQuestion[]): Problems {
  const { field, error_code: code, message } = error;
  const details = error.details.length === 0 ? [{ field, code, message }] : error.details;
  const fields = new Map<FormField, string>();
  const others: { path: string | null; text: string }[] = [];
  for (const detail of details) {
    const name = detail.field === null ? null : fieldOf(detail.field, asked);
    const text = (name !== null && formWords(name, detail.code)) || problemText(detail);
    if (name === null) others.push({ path: detail.field, text });
    // One thing that is missing may be missing twice in the API's eyes.
    else fields.set(name, [...new Set([fields.get(name), text])].filter(Boolean).join(' '));
  }
  return { fields, others };
}

/** The field of the form for a path of a specification, such as `questions[3].text`; null when there is none. */
export function fieldOf(path: string, asked: readonly PickedQuestion[]): FormField | null {
  const inner = path.replace(/^jobspec\./, '');
  const question = /^questions\[(\d+)\](?:\.(\w+))?$/.exec(inner);
  if (question !== null) return questionField(asked[Number(question[1])], question[2]);
  const setting = SETTING_NAMES.find(
    (name) =>
      SETTINGS[name].path === inner || SETTINGS[name].aliases.some((alias) => alias === inner),
  );
  if (setting !== undefined) return setting;
  return PLACES.find(([pattern]) => pattern.test(inner))?.[1] ?? null;
}

const PLACES: readonly (readonly [RegExp, FormField])[] = [
  [/^(id|jobspec_id)$/, 'id'],
  [/^benchmark(\.name)?$/, 'name'],
  [/^(questions|benchmark\.input\.data\.prompt)$/, 'questions'],
  [/^((models|metadata\.models?|constraints\.regions)(\W.*)?|constraints)$/, 'lanes'],
];

function questionField(question: PickedQuestion | undefined, part: string | undefined): FormField {
  if (question?.from !== 'own') return 'questions';
  return `own:${question.key}:${OWN_PARTS.find((name) => name === part) ?? 'text'}`;
}

const NOTHING_CHOSEN = new Set([
  'missing_prompt',
  'questions_required',
  'missing_models',
  'missing_field',
  'empty_list',
]);

/** What is missing in the words of the form, where the API's speak of fields that the form does not show. */
function formWords(name: FormField, code: string): string | undefined {
  if (!NOTHING_CHOSEN.has(code)) return undefined;
  if (name === 'questions') return 'Choose a question, or add one of your own.';
  return name === 'lanes' ? 'Choose a model and a region.' : undefined;
}

/** What is wrong in words, with what is allowed. */
export function problemText({
  message,
  allowed,
}: {
  readonly message: string;
  readonly allowed?: string;
}): string {
  // A sentence that begins with a field's name, such as `min_regions`, keeps it as it is.
  const isWord = /^[a-z]+(?![\w.[])/.test(message);
  const first = message.charAt(0);
  const sentence = `${isWord ? first.toUpperCase() : first}${message.slice(1)}.`;
  return allowed === undefined ? sentence : `${sentence} Allowed: ${allowed}.`;
}
