/** Characters that are gathered before they are handed on. */
const CHUNK = 64 * 1024;

/**
 * A value as JSON, in pieces, so that a list of any length is never in memory: an async iterable anywhere in the value becomes a list,
 * read one element at a time and no faster than the pieces are taken; a function is called when its turn comes, so that what follows a
 * list can be counted from it. Otherwise it is `JSON.stringify`: fields that are undefined are
 * left out, and a number that JSON has not becomes null.
 * @throws whatever the iterables throw; what was handed on by then is not whole.
 */
export async function* streamedJson(value: unknown): AsyncGenerator<string, void, undefined> {
  let pending = '';
  for await (const piece of pieces(value)) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    yield pending;
    pending = '';
  }
  if (pending !== '') yield pending;
}

async function* pieces(value: unknown): AsyncGenerator<string, void, undefined> {
  if (typeof value === 'function') yield* pieces((value as () => unknown)());
  else if (!isStreamed(value)) yield JSON.stringify(value) ?? 'null';
  else if (isAsyncIterable(value)) yield* list(value);
  else if (Array.isArray(value)) yield* list(value);
  else yield* object(value);
}

async function* list(
  values: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string, void, undefined> {
  let before = '[';
  for await (const value of values) {
    yield before;
    yield* pieces(value);
    before = ',\n';
  }
  yield before === '[' ? '[]' : ']';
}

async function* object(value: object): AsyncGenerator<string, void, undefined> {
  let before = '{';
  for (const [key, field] of Object.entries(value) as [string, unknown][]) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* pieces(field);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Whether there is anything in a value that comes in pieces; what has nothing of that kind is written at once. */
function isStreamed(value: unknown): value is object {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  return isAsyncIterable(value) || Object.values(value).some(isStreamed);
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}
