import { compareAnswers, modelContent, planOf, verdict } from '@beacon/analysis';

/** What is worked out beside the event loop: it can take seconds for the largest jobs. All pure. */
const WORK = { compareAnswers, modelContent, planOf, verdict };

/** A name of something that can be worked out. */
export type WorkName = keyof typeof WORK;
/** What it takes. */
export type WorkArguments<Name extends WorkName> = Parameters<(typeof WORK)[Name]>;
/** What it comes to. */
export type WorkResult<Name extends WorkName> = ReturnType<(typeof WORK)[Name]>;

/** A message to the thread. */
export interface WorkOrder {
  readonly id: number;
  readonly name: WorkName;
  readonly values: readonly unknown[];
}

/** Its answer. */
export type WorkAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Works an order out; what it throws becomes its answer. */
export function workOut({ id, name, values }: WorkOrder): WorkAnswer {
  try {
    const work = WORK[name] as (...values: readonly unknown[]) => unknown;
    return { id, result: work(...values) };
  } catch (error) {
    return {
      id,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}
