import type { ErrorFacts } from '../http/errors/api-error.js';
import { ApiError } from '../http/errors/api-error.js';

/** What a thread works out, by name. Pure functions of values that can be given to a thread. */
export type Work = Readonly<Record<string, (...values: never[]) => unknown>>;

/** A message to a thread. */
export interface WorkOrder {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Its answer. A refusal is meant for the client. */
export type WorkAnswer =
  | { readonly result: unknown }
  | { readonly refusal: ErrorFacts & { readonly status: number } }
  | { readonly error: string };

/** Works an order out; what it throws becomes its answer. */
export function workOut({ name, values }: WorkOrder, work: Work): WorkAnswer {
  try {
    const run = work[name] as ((...values: readonly unknown[]) => unknown) | undefined;
    if (run === undefined) throw new Error(`the thread has no ${name}`);
    return { result: run(...values) };
  } catch (thrown) {
    if (thrown instanceof ApiError) return { refusal: { status: thrown.status, ...thrown.facts } };
    return {
      error: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    };
  }
}
