import { NAMED_BODIES } from './named-bodies.js';
import type { NamedReply } from './named-reply.js';
import { NAMED_TRANSPORTS } from './named-transports.js';

/** Every one is asked in each run, before replies are drawn. */
export const NAMED_REPLIES: readonly NamedReply[] = [...NAMED_BODIES, ...NAMED_TRANSPORTS];
