import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who asks for a change, as far as it is known: the header is a claim, not a proof. */
export interface Caller {
  readonly actor: string;
  readonly address: string | null;
  readonly requestId: string;
}

/** Name of the header in which callers say who they are. */
export const ACTOR_HEADER = 'X-Beacon-Actor';

/** What {@link ACTOR_HEADER} is, for the API's description. */
export const ACTOR_HEADER_ABOUT = {
  [ACTOR_HEADER]:
    'Who asks for it, for the audit log: 1..200 printable characters; anything else counts as absent.',
};

const PRINTABLE = /^[^\p{C}]{1,200}$/u;
const MAX_ADDRESS_LENGTH = 100;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The caller of a request. @param nameless the actor when no usable header says who. */
export const CallerOf = (nameless = 'anonymous'): ParameterDecorator =>
  createParamDecorator((actor: string, context: ExecutionContext) =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>(), actor),
  )(nameless);

function callerOf(request: FastifyRequest, nameless: string): Caller {
  return {
    actor: actorOf(request.headers[ACTOR_HEADER.toLowerCase()]) ?? nameless,
    address: request.ip?.slice(0, MAX_ADDRESS_LENGTH) ?? null,
    requestId: request.id,
  };
}

/** Node reads headers as Latin-1; what clients send is UTF-8. */
function actorOf(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  try {
    const name = utf8.decode(Buffer.from(header, 'latin1')).trim();
    return PRINTABLE.test(name) ? name : null;
  } catch {
    return null;
  }
}
