/** What an issuer may answer, in bytes: metadata, keys and tokens have some kilobytes. */
const MOST_BYTES = 512 * 1_024;

/** The answer of a server is larger than it may be. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/**
 * Asks as `fetch` does, follows no redirect, and reads no more than half a mebibyte: what asks has no limit of its own.
 * @throws AnswerTooLargeError, or the error of `fetch`.
 */
export async function boundedFetch(url: string | URL, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  const { status, headers } = response;
  const body = await read(response);
  return new Response(body.length === 0 ? null : body, { status, headers });
}

async function read({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // To leave the loop cancels the stream.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new AnswerTooLargeError(`the answer has over ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
