import { TextOf } from './parameters.js';

/** `cursor` of a listing. */
export function Cursor(): PropertyDecorator {
  return TextOf(
    /^[^]+$/,
    'next_cursor of the page before',
    'Where the page before ended; absent for the first page.',
  );
}
