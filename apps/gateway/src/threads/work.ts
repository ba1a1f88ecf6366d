import { compareAnswers, modelContent, planOf, verdict } from '@beacon/verdict';
import type { ErrorFacts } from '../http/errors/api-error.js';
import { ApiError } from '../http/errors/api-error.js';
import { extensionOf } from '../intake/extension-intake.js';
import { jobIntake } from '../intake/job-intake.js';
import { plannedJob } from '../intake/planned-job.js';
import type { IntakeContext } from '../intake/intake-context.js';

/** What is worked out beside the event loop: it can take seconds for the largest jobs. All pure. */
const workWith = (context: IntakeContext) => ({
  compareAnswers,
  modelContent,
  planOf,
  verdict,
  jobIntake: (...values: Tail<typeof jobIntake>) => jobIntake(context, ...values),
  extensionOf: (...values: Tail<typeof extensionOf>) => extensionOf(context, ...values),
  plannedJob: (...values: Tail<typeof plannedJob>) => plannedJob(context, ...values),
});

type Tail<Work extends (context: IntakeContext, ...values: never[]) => unknown> =
  Parameters<Work> extends [unknown, ...infer Rest] ? Rest : never;
type Work = ReturnType<typeof workWith>;

/** A name of something that can be worked out. */
export type WorkName = keyof Work;
/** What it takes. */
export type WorkArguments<Name extends WorkName> = Parameters<Work[Name]>;
/** What it comes to. */
export type WorkResult<Name extends WorkName> = ReturnType<Work[Name]>;

/** A message to the thread. */
export interface WorkOrder {
  readonly name: WorkName;
  readonly values: readonly unknown[];
}

/** Its answer. A refusal is meant for the client. */
export type WorkAnswer =
  | { readonly result: unknown }
  | { readonly refusal: ErrorFacts & { readonly status: number } }
  | { readonly error: string };

/** Works an order out; what it throws becomes its answer. */
export function workOut({ name, values }: WorkOrder, context: IntakeContext): WorkAnswer {
  try {
    const work = workWith(context)[name] as (...values: readonly unknown[]) => unknown;
    return { result: work(...values) };
  } catch (thrown) {
    if (thrown instanceof ApiError) return { refusal: { status: thrown.status, ...thrown.facts } };
    return {
      error: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
    };
  }
}
