import { textOf } from './query.js';

/** `cursor` of a listing. */
export const cursorParameter = textOf(
  /^[^]+$/,
  'next_cursor of the page before',
  'Where the page before ended; absent for the first page.',
);
