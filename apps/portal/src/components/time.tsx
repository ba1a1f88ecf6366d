import { formatTime } from '../lib/format.ts';

/** A moment in the reader's zone; in UTC when pointed at. */
export function Time({ iso }: { readonly iso: string }) {
  return (
    <time dateTime={iso} title={iso}>
      {formatTime(iso)}
    </time>
  );
}
