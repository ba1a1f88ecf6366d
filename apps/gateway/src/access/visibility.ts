import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../http/errors/api-error.js';
import type { NamedThing, Subject } from './needs.js';
import { Owners } from './owners.js';
import { sees } from './principal.js';
import type { Principal } from './principal.js';

/** A part of a path is one text; a parameter of the query may be absent, or several. */
type Given = string | readonly string[] | undefined;

/** Hides what is of other projects: it is not there, in the same words as what is nowhere. */
@Injectable()
export class Visibility {
  constructor(private readonly owners: Owners) {}

  /**
   * Checks everything that a request names.
   * @throws ApiError 404 for the first thing that the principal does not see.
   */
  async require(principal: Principal, { things }: Subject, request: FastifyRequest): Promise<void> {
    // Whoever sees everything needs no look at whose it is: the handler says what is not there.
    if (principal.projects === 'all') return;
    for (const thing of things) await this.#requireThing(principal, thing, request);
  }

  async #requireThing(
    principal: Principal,
    thing: NamedThing,
    { params, query }: FastifyRequest,
  ): Promise<void> {
    const named = (thing.in === 'path' ? params : query) as Readonly<Record<string, Given>>;
    for (const id of textsOf(named[thing.name])) {
      const owner = await this.owners.of(thing.kind, id);
      if (owner === null || !sees(principal, owner)) throw ApiError.notFound(thing.kind, id);
    }
  }
}

function textsOf(given: Given): readonly string[] {
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}
