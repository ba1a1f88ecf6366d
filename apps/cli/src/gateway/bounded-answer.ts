import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';

/** The largest answer of a gateway that these commands ask for is a list of some thousand answers to be reviewed. */
const MOST_BYTES = 32 * 1024 * 1024;
const BOUNDS: Bounds = { values: 200_000, levels: 32 };

/** How much JSON an answer may hold. */
export interface Bounds {
  readonly values: number;
  readonly levels: number;
}

/** An answer that no gateway gives; the message goes on from `answers GET /path with 200`. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * The JSON of a response, null for an empty one. Reads no more than the bounds, and of what is no JSON by its type nothing.
 * @param signal ends the reading: the one that the request had is not heeded any more once the request has been collected.
 * @throws NoAnswerError for anything else; the signal's reason.
 */
export async function boundedAnswer(
  response: Response,
  bounds = BOUNDS,
  signal?: AbortSignal | null,
): Promise<unknown> {
  try {
    return parse(await textOf(response, signal), response, bounds);
  } finally {
    // What is not read any more is not waited for.
    await response.body?.cancel().catch(() => undefined);
  }
}

async function textOf(response: Response, signal?: AbortSignal | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return Buffer.concat(chunks).toString('utf8');
      // What a server compressed is counted as it is unpacked.
      length += value.length;
      if (length > MOST_BYTES) throw new NoAnswerError(` and more than ${MOST_BYTES} bytes`);
      chunks.push(value);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

function parse(text: string, { headers }: Response, bounds: Bounds): unknown {
  if (text === '') return null;
  const type = headers.get('content-type') ?? 'no content type';
  if (!/^application\/(?:[a-z.+-]+\+)?json\b/i.test(type)) {
    throw new NoAnswerError(` and ${type.slice(0, 100)}, which is no answer of a gateway`);
  }
  try {
    return parseBoundedJson(text, bounds);
  } catch (error) {
    if (error instanceof JsonTooComplexError) throw new NoAnswerError(` and ${error.message}`);
    throw new NoAnswerError(', which is no answer of a gateway: it is not JSON');
  }
}
