import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';

/**
 * Calls a handler and waits for the end of its work. Nest wraps a handler's promise in an observable: awaiting only the first
 * would settle before the work is done.
 */
export async function callHandler<Result = void>(
  handler: MessageHandler,
  data: unknown,
  context: unknown,
): Promise<Result> {
  const returned: unknown = await handler(data, context);
  const result: unknown = isObservable(returned)
    ? await lastValueFrom(returned, { defaultValue: undefined })
    : returned;
  return result as Result;
}
