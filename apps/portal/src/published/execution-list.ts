import type { Schema } from '@beacon/client';
import type { PublishedExecution } from './snapshot.ts';

type List = Schema<'ExecutionListView'>;
type Listed = List['executions'][number];

const LIMIT = 200;
/** Characters around the words that were found, on each side. */
const AROUND = 80;

/** A page of the executions that a query leaves, newest first, as the gateway lists them. */
export function listExecutions(
  executions: readonly PublishedExecution[],
  query: URLSearchParams,
): List {
  const words = query.get('q');
  const limit = Number(query.get('limit') ?? LIMIT);
  const from = Number(query.get('cursor') ?? 0);
  const all = executions
    .filter(({ detail }) => isWanted(detail, query))
    .flatMap(({ detail }) => listed(detail, words))
    .toReversed();
  const end = from + limit;
  return {
    executions: all.slice(from, end),
    limit,
    // The place of the next one: nothing is added to a copy.
    next_cursor: end < all.length ? String(end) : null,
    total: words === null ? all.length : null,
    ...(words === null
      ? {}
      : { search: { searched: executions.length, complete: end >= all.length } }),
  };
}

function isWanted(detail: PublishedExecution['detail'], query: URLSearchParams): boolean {
  const question = query.get('question_id');
  const quarantined = query.get('quarantined');
  return (
    is(detail.region, query.get('region')) &&
    is(detail.model_id, query.get('model_id')) &&
    is(detail.status, query.get('status')) &&
    is(detail.outcome, query.get('outcome')) &&
    (question === null || (detail.question_id ?? '') === question) &&
    (quarantined === null || String(detail.quarantined) === quarantined)
  );
}

function is(value: string, wanted: string | null): boolean {
  return wanted === null || value === wanted;
}

/** With the place of the words where some are looked for, and nothing where they are not there. */
function listed(detail: PublishedExecution['detail'], words: string | null): Listed[] {
  if (words === null) return [detail];
  const snippet = snippetOf(detail.output.response ?? '', words);
  return snippet === null ? [] : [{ ...detail, snippet }];
}

function snippetOf(text: string, words: string): NonNullable<Listed['snippet']> | null {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return null;
  const start = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + words.length + AROUND);
  return {
    text: text.slice(start, end),
    offset: at - start,
    length: words.length,
    cut_before: start > 0,
    cut_after: end < text.length,
  };
}
