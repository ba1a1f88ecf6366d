/**
 * SQL of a timestamp column as ISO 8601 text in UTC with milliseconds.
 * @param column a column's name from this code, never a value.
 */
export function isoText(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL that is true of a text in a list, which is given as JSON. */
export const ANY_OF = 'any(array(select jsonb_array_elements_text(?::jsonb)))';
