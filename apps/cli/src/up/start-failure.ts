import {
  DataFolderError,
  EmbeddedPostgresError,
  NatsServerNotFoundError,
  NotReadyError,
  ProcessDiedError,
  StackError,
} from '@beacon/stack';
import { RefusalError } from '../refusal.error.js';

/** A stack did not start for a reason of the system's; the message has its last words. */
export class StartFailedError extends Error {
  override readonly name = 'StartFailedError';
  /** As errors of the system have one: told by its message, because the trace of this process says nothing. */
  readonly code = 'START_FAILED';
}

/** What the reader of the message can mend. */
const MENDABLE = [DataFolderError, EmbeddedPostgresError, NatsServerNotFoundError, StackError];
const DIED = [ProcessDiedError, NotReadyError];

/** Why a stack did not start, as the command ends with it: exit code 2 for what whoever typed it can mend, 1 for what broke. */
export function startFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const is = (kind: new (...given: never[]) => Error): boolean => error instanceof kind;
  if (MENDABLE.some(is)) return new RefusalError(error.message, { cause: error });
  return DIED.some(is) ? new StartFailedError(error.message, { cause: error }) : error;
}
