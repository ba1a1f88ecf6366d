import { isBlank, ownQuestionsOf } from './job-form.ts';
import type { JobForm, OwnQuestion, PickedQuestion } from './job-form.ts';
import { merged, withValue } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { jobRegions } from './lanes.ts';
import { idsOfOwn } from './question-ids.ts';
import { SETTINGS, SETTING_NAMES, settingValue } from './settings.ts';

/** The body of a submission, and which entry of its questions is which of the form. */
export interface FormBody {
  readonly body: JsonObject;
  readonly asked: readonly PickedQuestion[];
}

interface Catalogue {
  /** The ids of the bank. */
  readonly bank: { readonly keys: () => Iterable<string> };
  /** The ids of all regions in their order. */
  readonly regions: readonly string[];
}

/** What the API is sent for a form: what was not given is left out, so that the API's defaults hold. */
export function bodyOf(form: JobForm, { bank, regions }: Catalogue): FormBody {
  const asked = form.questions.filter((question) => question.from === 'bank' || !isBlank(question));
  const ids = idsOfOwn(ownQuestionsOf(form), bank);
  const used = jobRegions(form.lanes, regions);
  const models = Object.entries(form.lanes).map(([id, own]) =>
    own.length === used.length
      ? id
      : { id, regions: used.filter((region) => own.includes(region)) },
  );
  let body: JsonObject = {
    ...(form.id.trim() === '' ? {} : { id: form.id.trim() }),
    benchmark: { name: form.name.trim() === '' ? madeName(form) : form.name.trim() },
    ...(asked.length === 0 ? {} : { questions: asked.map((one) => questionEntry(one, ids)) }),
    ...(models.length === 0 ? {} : { models, constraints: { regions: used } }),
  };
  for (const name of SETTING_NAMES) {
    const text = form.settings[name];
    if (text.trim() !== '') body = withValue(body, SETTINGS[name].path, settingValue(name, text));
  }
  return { body: merged(body, form.rest), asked };
}

/** What a job is called that was given no name, such as `2 questions, 3 models, 1 region`. */
export function madeName({ questions, lanes }: JobForm): string {
  const regions = new Set(Object.values(lanes).flat()).size;
  return [
    counted(questions.length, 'question'),
    counted(Object.keys(lanes).length, 'model'),
    counted(regions, 'region'),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function questionEntry(question: PickedQuestion, ids: ReadonlyMap<string, string>): Json {
  if (question.from === 'bank') return question.id;
  return { id: ids.get(question.key) ?? question.id, ...givenParts(question) };
}

function givenParts({ text, category, language, kind, statement }: OwnQuestion): JsonObject {
  // The text goes as it was typed, blanks around it too: it is what is asked.
  const parts = { category, language, kind, statement };
  const given = Object.entries(parts).filter(([, value]) => value.trim() !== '');
  return { text, ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])) };
}
