import { ForbiddenAddressError, guardedLookup, hostProblem } from '@beacon/network';
import type { Reach } from '@beacon/network';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { CustomFetchOptions } from 'openid-client';
import type { Agent } from 'undici';
import { SIGN_IN } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { issuerReach } from './issuer-reach.js';

/** What an issuer may answer, in bytes: metadata, keys and tokens have some kilobytes. */
const MOST_BYTES = 512 * 1_024;

/** The answer of a server is larger than it may be. */
export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** How the issuer is asked: at addresses that were looked at, without redirects, and no more than half a mebibyte is read. */
@Injectable()
export class IssuerFetch implements OnApplicationShutdown {
  readonly #reach: Reach;
  #agent: Agent | undefined;

  constructor(@Inject(SIGN_IN) options: SignInOptions | null) {
    this.#reach = issuerReach(options?.isPrivateAllowed ?? false);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#agent?.close();
  }

  /**
   * Asks as `fetch` does.
   * @throws ForbiddenAddressError, AnswerTooLargeError, or the error of `fetch`, whose cause may be the first.
   */
  async ask(url: string, { method, headers, body, signal }: CustomFetchOptions): Promise<Response> {
    // An address in place of a name is not looked up.
    const problem = hostProblem(new URL(url).hostname, this.#reach);
    if (problem !== null) throw new ForbiddenAddressError(problem);
    // Loaded on use: most gateways have no issuer. The global fetch may be of another version than the agent.
    const { fetch, Agent: UndiciAgent } = await import('undici');
    this.#agent ??= new UndiciAgent({ connect: { lookup: guardedLookup(this.#reach) } });
    const response = await fetch(url, {
      method,
      headers,
      body: body instanceof URLSearchParams ? String(body) : (body ?? null),
      signal: signal ?? null,
      redirect: 'manual',
      dispatcher: this.#agent,
    });
    const { status } = response;
    const answer = await read(response.body);
    return new Response(answer.length === 0 ? null : answer, {
      status,
      headers: [...response.headers],
    });
  }
}

async function read(body: AsyncIterable<Uint8Array> | null): Promise<Buffer<ArrayBuffer>> {
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
