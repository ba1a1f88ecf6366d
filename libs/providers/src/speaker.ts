import type { LaneConfig } from '@beacon/domain';
import type { PostOutcome } from './http-post.js';
import type { AskedTask, HttpReply, Protocol, ReadBody } from './protocol.js';

/** A request as it is written, before it is authenticated. */
export interface WireRequest {
  /** With its query. */
  readonly path: string;
  /** Headers that belong to the protocol, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes a request, once. Never throws: what goes wrong is a typed failure. */
export type Send = (request: WireRequest) => Promise<PostOutcome>;

/** What a question came to: a reply and what it says, or the reason why there is none. */
export type Heard =
  | Extract<PostOutcome, { kind: 'failure' }>
  | { readonly kind: 'reply'; readonly reply: HttpReply; readonly read: ReadBody };

/** Puts questions to the provider of one lane, one request for each. */
export interface Speaker {
  ask(task: AskedTask, send: Send): Promise<Heard>;
}

/** Speaks a protocol that is written and read here. */
export function spoken(protocol: Protocol, lane: LaneConfig): Speaker {
  const path = new URL(lane.baseUrl).pathname.replace(/\/+$/, '') + protocol.path(lane);
  return {
    async ask(task, send) {
      const posted = await send({ path, body: JSON.stringify(protocol.request(task, lane)) });
      if (posted.kind === 'failure') return posted;
      return { kind: 'reply', reply: posted.reply, read: protocol.read(posted.reply) };
    },
  };
}
