import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { ApiError } from '../errors/api-error.js';
import { fieldsOf } from './field.js';
import type { FieldFacts } from './field.js';
import { MAX_DETAILS, noObject, refusedBody, refusedPath, refusedQuery } from './refusal.js';

/**
 * Nest's ValidationPipe: bodies, queries and paths are instances of their DTO classes, or refused with everything that is wrong with
 * them in the API's one shape of errors. What is declared as no DTO class passes as it is.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: (errors) => new InvalidInputError(errors),
    });
  }

  /** No body at all is read as an empty object. */
  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const fields = fieldsOf(metadata.metatype ?? Object);
    if (fields.size === 0) return super.transform(given, metadata);
    const value = given ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) throw noObject();
    try {
      return await super.transform(withFewUnknown(value, fields), metadata);
    } catch (error) {
      throw error instanceof InvalidInputError ? refusalOf(error.errors, metadata, fields) : error;
    }
  }
}

/** What the pipe throws before it is known of which part of the request. */
class InvalidInputError extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('invalid input');
  }
}

function refusalOf(
  errors: readonly ValidationError[],
  { type }: ArgumentMetadata,
  fields: ReadonlyMap<string, FieldFacts>,
): ApiError {
  if (type === 'query') return refusedQuery(errors, fields);
  return type === 'param' ? refusedPath(errors, fields) : refusedBody(errors, fields);
}

/** The validator makes an error of every unknown field: of a million of them no more are left than are reported. */
function withFewUnknown(value: object, fields: ReadonlyMap<string, FieldFacts>): object {
  let unknown = 0;
  const kept = Object.entries(value).filter(
    ([name]) => fields.has(name) || (unknown += 1) <= MAX_DETAILS,
  );
  return Object.fromEntries(kept.map(([name, within]) => [name, withFewKeys(within)]));
}

/**
 * class-transformer compares each key of an object with every other: ten thousand keys, which fit into a small body, would hold up
 * everybody for seconds. No object within a body has so many fields: what is cut was unknown, and is refused for what is left.
 */
const MAX_KEYS_WITHIN = 100;

function withFewKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFewKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).slice(0, MAX_KEYS_WITHIN);
  return Object.fromEntries(entries.map(([name, within]) => [name, withFewKeys(within)]));
}
