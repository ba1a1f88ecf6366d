/**
 * SQL of a timestamp column as ISO 8601 text in UTC with milliseconds.
 * @param column a column's name from this code, never a value.
 */
export function isoText(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
