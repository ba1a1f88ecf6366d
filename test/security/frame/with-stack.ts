import { onceOnExit, startStack } from '@beacon/stack';
import type { Stack, StackOptions } from '@beacon/stack';

/**
 * Starts an installation of its own, works with it, and stops it however that ends, an interruption among it.
 * @param options beside those of a quick, temporary one.
 * @throws what the start throws, or the work.
 */
export async function withStack<Result>(
  options: StackOptions,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const giveUp = new AbortController();
  const stack = await startStack({ durable: false, signal: giveUp.signal, ...options });
  const forget = onceOnExit(() => stack.stop());
  try {
    return await work(stack);
  } finally {
    forget();
    await stack.stop();
  }
}
