import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.js';
import { principalOf } from '../access/request-principal.js';
import { ApiError } from './errors/api-error.js';

/** Who asks for a change. The actor may be what a header says: a claim, not a proof. The principal is proven. */
export interface Caller {
  readonly actor: string;
  readonly principal: Principal;
  readonly address: string | null;
  readonly requestId: string;
}

/** Name of the header in which callers say who they are. */
export const ACTOR_HEADER = 'X-Beacon-Actor';

/** What {@link ACTOR_HEADER} is, for the API's description. */
export const ACTOR_HEADER_ABOUT = {
  [ACTOR_HEADER]:
    'Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named.',
};

/** Describes {@link ACTOR_HEADER} of an endpoint. */
export function ApiActorHeader(): MethodDecorator {
  return ApiHeader({
    name: ACTOR_HEADER,
    description: ACTOR_HEADER_ABOUT[ACTOR_HEADER],
    required: false,
  });
}

const MAX_ACTOR_LENGTH = 200;
const UNPRINTABLE = /\p{C}/u;
const MAX_ADDRESS_LENGTH = 100;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The caller of a request. A header that names nobody is a 400: who is told to have done something must not depend on an accident.
 * @param nameless the actor when there is neither the header nor a principal with a name.
 */
export const CallerOf = (nameless = 'anonymous'): ParameterDecorator =>
  createParamDecorator((actor: string, context: ExecutionContext) =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>(), actor),
  )(nameless);

function callerOf(request: FastifyRequest, nameless: string): Caller {
  const principal = principalOf(request);
  const { kind, name } = principal;
  return {
    actor:
      actorOf(request.headers[ACTOR_HEADER.toLowerCase()]) ?? (kind === 'local' ? nameless : name),
    principal,
    address: request.ip?.slice(0, MAX_ADDRESS_LENGTH) ?? null,
    requestId: request.id,
  };
}

function actorOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  // Of headers that it does not know Node makes one text, however many there are.
  const name = decoded(String(header))?.trim();
  const problem = problemOf(name);
  if (problem === null) return name ?? null;
  throw ApiError.validation([
    {
      field: ACTOR_HEADER,
      code: 'invalid_actor',
      message: `${ACTOR_HEADER} ${problem}`,
      allowed: `1..${MAX_ACTOR_LENGTH} printable characters in UTF-8`,
    },
  ]);
}

/** Node reads headers as Latin-1; what clients send is UTF-8. */
function decoded(header: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(header, 'latin1'));
  } catch {
    return undefined;
  }
}

function problemOf(name: string | undefined): string | null {
  if (name === undefined) return 'is not UTF-8';
  if (name === '') return 'is empty: name who asks, or leave it out';
  const length = [...name].length;
  if (length > MAX_ACTOR_LENGTH) return `has ${length} characters`;
  const [character] = UNPRINTABLE.exec(name) ?? [];
  return character === undefined
    ? null
    : `holds a character that cannot be printed: ${codeOf(character)}`;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
