import type { Draft } from './draft.ts';
import { valueAt } from './json.ts';
import type { Json } from './json.ts';
import type { KnownParts } from './known-parts.ts';
import { readSpecification } from './read-specification.ts';
import { unwrapped } from './unwrap.ts';

/** Spaces that each level is indented by where a specification is shown. */
const INDENT = 2;

/** Characters of a specification that can be edited: browsers take seconds for each key in a box with more. */
export const MOST_EDITED = 300_000;

/**
 * A draft with what a text of JSON specifies: in the form where that has a place for all of it, else as it is.
 * @throws SyntaxError when it is no JSON.
 */
export function draftOf(text: string, known: KnownParts, draft: Draft): Draft {
  const body = JSON.parse(text) as Json;
  const reading = readSpecification(body, known);
  if ('form' in reading) return { ...draft, form: reading.form, specification: null };
  // One line is hard to edit; what is too long to be edited goes out as it came.
  const isIndented = text.includes('\n') || text.length > MOST_EDITED;
  const shown = isIndented ? text : JSON.stringify(body, null, INDENT);
  return { ...draft, specification: { text: shown, reason: reading.reason } };
}

/** The id that an accepted specification gives its job; empty when it gives none. */
export function idIn(text: string): string {
  const specification = unwrapped(JSON.parse(text) as Json);
  const id = valueAt(specification, 'id') ?? valueAt(specification, 'jobspec_id');
  return typeof id === 'string' ? id : '';
}
