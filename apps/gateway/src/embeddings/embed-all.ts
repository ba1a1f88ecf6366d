import { EmbeddingsUnavailable } from './embeddings-client.js';
import type { EmbeddingsClient } from './embeddings-client.js';

/** Texts in one request. */
const BATCH = 100;

/** The embeddings of some texts in their order, or why there are none. */
export type Embedded =
  | { readonly vectors: readonly (readonly number[])[]; readonly reason: null }
  | { readonly vectors: null; readonly reason: string };

/** Embeds texts in batches, one after the other; a failed batch gives all of them up. */
export async function embedAll(
  client: EmbeddingsClient,
  texts: readonly string[],
): Promise<Embedded> {
  const vectors: number[][] = [];
  try {
    for (let start = 0; start < texts.length; start += BATCH) {
      vectors.push(...(await client.embed(texts.slice(start, start + BATCH))));
    }
  } catch (error) {
    if (error instanceof EmbeddingsUnavailable) return { vectors: null, reason: error.message };
    throw error;
  }
  const lengths = new Set(vectors.map(({ length }) => length));
  if (lengths.size > 1) return { vectors: null, reason: 'the embeddings are not of one length' };
  return { vectors, reason: null };
}
