import { extensionOf } from './extension-intake.js';
import { readAnswersHead } from './imports/read-head.js';
import { typedAnswers } from './imports/type-answers.js';
import type { IntakeContext } from './intake-context.js';
import { jobIntake } from './job-intake.js';
import { plannedJob } from './planned-job.js';

/** How large bodies are read. */
export const intakeWork = (context: IntakeContext) => ({
  jobIntake: (...values: Tail<typeof jobIntake>) => jobIntake(context, ...values),
  extensionOf: (...values: Tail<typeof extensionOf>) => extensionOf(context, ...values),
  plannedJob: (...values: Tail<typeof plannedJob>) => plannedJob(context, ...values),
  answersHead: (...values: Tail<typeof readAnswersHead>) => readAnswersHead(context, ...values),
  typedAnswers: (...values: Tail<typeof typedAnswers>) => typedAnswers(context, ...values),
});

/** What {@link intakeWork} makes. */
export type IntakeWork = ReturnType<typeof intakeWork>;

type Tail<Read extends (context: IntakeContext, ...values: never[]) => unknown> =
  Parameters<Read> extends [unknown, ...infer Rest] ? Rest : never;
