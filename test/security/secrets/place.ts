import type { SecurityRow } from '../frame/row.js';
import { formsOf } from './secret.js';
import type { Secret } from './secret.js';

/** Something that may hold a secret by mistake. */
export interface Piece {
  /** Which it is, for people. */
  readonly where: string;
  readonly text: string;
}

/** A place where secrets are looked for, with all that it holds. */
export interface Place {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

const SHOWN = 3;

/** One row for each secret in each place. What was found is never shown, only where. */
export function placeRows(
  places: readonly Place[],
  secrets: readonly Secret[],
): readonly SecurityRow[] {
  return secrets.flatMap((secret) => {
    const forms = secret.values.flatMap((value) => [...formsOf(value)]);
    return places.map((place) => placeRow(place, secret, forms));
  });
}

/** A place that holds nothing was not looked at: that is a failure, too. */
function placeRow({ name, pieces }: Place, secret: Secret, forms: readonly string[]): SecurityRow {
  const found = pieces.filter(
    ({ where, text }) => !secret.homes.includes(where) && forms.some((form) => text.includes(form)),
  );
  const names = [...new Set(found.map(({ where }) => where))].slice(0, SHOWN).join(', ');
  return {
    identity: secret.name,
    operation: `is looked for in ${name}`,
    expected: 'not there',
    happened: found.length === 0 ? `not in ${pieces.length} texts` : `${found.length}: ${names}`,
    isAsExpected: found.length === 0 && pieces.length > 0 && forms.length > 0,
  };
}
