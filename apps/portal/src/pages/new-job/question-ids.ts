import type { OwnQuestion } from './job-form.ts';

/** As long as a reader takes in at a glance; an id may have 128 characters. */
const MOST_CHARACTERS = 40;

/** An id from the words of a text, such as `how_free_is_the_press`; `question` where it has no Latin letters. */
export function idFromText(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let id = '';
  for (const word of words ?? []) {
    const longer = id === '' ? word.slice(0, MOST_CHARACTERS) : `${id}_${word}`;
    if (longer.length > MOST_CHARACTERS) break;
    id = longer;
  }
  return id === '' ? 'question' : id;
}

/**
 * The ids of own questions by their keys: those given, and for the others one that is made from the text and that neither the bank
 * nor another question has.
 */
export function idsOfOwn(
  questions: readonly OwnQuestion[],
  bank: { readonly keys: () => Iterable<string> },
): Map<string, string> {
  const given = questions.flatMap(({ id }) => (id.trim() === '' ? [] : [id.trim()]));
  const taken = new Set([...bank.keys(), ...given]);
  const ids = new Map<string, string>();
  for (const { key, id, text } of questions) {
    const own = id.trim() === '' ? unusedId(idFromText(text), taken) : id.trim();
    taken.add(own);
    ids.set(key, own);
  }
  return ids;
}

function unusedId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}_${number}`)) number += 1;
  return `${id}_${number}`;
}
