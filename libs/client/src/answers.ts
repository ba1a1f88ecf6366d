import type { components } from './api.js';

/** A class of the API's description by its name, such as `Schema<'MatrixView'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What every error of the API looks like. */
export type ErrorBody = Schema<'ErrorBody'>;

/** The gateway refused a request; `body` says which field, what was wrong and what is allowed. */
export class ApiRefusedError extends Error {
  override readonly name = 'ApiRefusedError';

  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

/** No gateway answered, or something answered that is none. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of an answer.
 * @throws ApiRefusedError when the gateway refused; UnreachableError when it was not reached.
 */
export async function dataOf<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    // An aborted request is the caller's own doing, not the gateway's.
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new UnreachableError('The gateway does not answer.', { cause });
  });
  if (response.ok) return data as Data;
  if (isErrorBody(error)) throw new ApiRefusedError(response.status, error);
  throw new UnreachableError(`Something else than a gateway answered, with ${response.status}.`);
}

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'error_code' in value && 'message' in value;
}
