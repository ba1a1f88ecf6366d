import { createContext, runInContext } from 'node:vm';

/** A search in an answer of any length is over long before, unless the expression goes over it again and again. */
const TIMEOUT_MS = 1_000;

/** Texts only are handed over, and an expression runs nothing: the context is there for its time-out. */
const context = createContext({ expression: '', text: '' });

/** Whether an expression is found in a text; null where that takes longer than a second. */
export function isFound(expression: string, text: string): boolean | null {
  Object.assign(context, { expression, text });
  try {
    const found: unknown = runInContext('new RegExp(expression).test(text)', context, {
      timeout: TIMEOUT_MS,
    });
    return found === true;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
