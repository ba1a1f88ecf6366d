import { ApiError } from './errors/api-error.js';

const CURSOR = /^[A-Za-z0-9_-]{1,400}$/;

/** Text of a cursor that names a place in a listing; clients hand it back as it is. */
export function writeCursor(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url');
}

/**
 * Reads a place back by its pattern.
 * @returns the pattern's groups.
 * @throws ApiError when the cursor was not made for this listing.
 */
export function readCursor(cursor: string, pattern: RegExp): readonly string[] {
  const place = CURSOR.test(cursor) ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  const parts = pattern.exec(place);
  if (parts !== null) return parts.slice(1);
  const message = 'the cursor is not one of this listing: use next_cursor as it was given';
  throw ApiError.validation([{ field: 'cursor', code: 'invalid_cursor', message }]);
}
