import { parseDuration } from '@beacon/domain';
import { CLAIMS } from '@beacon/verdict';
import { z } from 'zod';
import { between, checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { DEFAULT_FAIL_ON, parseFailOn, requireBaseline } from './conditions/fail-on.js';

const file = (name: string) => z.string(option(name, 'a file')).min(1).optional();
const TIMEOUT = option('timeout', 'a duration, such as 30m or 2h');

const VALUES = z.object({
  baseline: z.string(option('baseline', 'a job or a file')).min(1).optional(),
  saveBaseline: file('save-baseline'),
  failOn: z.string().default(DEFAULT_FAIL_ON).transform(parseFailOn),
  alpha: between('alpha', 0, 0.5),
  margin: between('margin', 0, 1),
  claim: z.enum(CLAIMS, option('claim', CLAIMS.join(' or '))).optional(),
  timeout: z
    .string(TIMEOUT)
    .transform((text, context) => {
      const ms = parseDuration(text);
      if (ms !== null && ms > 0) return ms;
      context.addIssue({ code: 'custom', message: TIMEOUT.error({ input: text }) });
      return z.NEVER;
    })
    .optional(),
  idempotencyKey: z.string().min(1).optional(),
  junit: file('junit'),
  markdown: file('markdown'),
  github: z.boolean().optional(),
  json: z.boolean().default(false),
  embedded: z.boolean().default(false),
  demo: z.boolean().default(false),
  data: z.string(option('data', 'a folder')).min(1).optional(),
  catalogue: file('catalogue'),
  questions: z.string(option('questions', 'a folder')).min(1).optional(),
});

/** What `beacon run` was told. */
export type RunOptions = z.output<typeof VALUES>;

/** Options that say how the stack of `--embedded` is started. */
const OF_STACK = ['demo', 'data', 'catalogue', 'questions'] as const;

/** @throws UsageError that names what is wrong. */
export function runOptions(given: Given): RunOptions {
  const options = checked(given, VALUES);
  if (options.baseline === undefined) requireBaseline(options.failOn);
  const stray = OF_STACK.find((name) => Boolean(options[name]));
  if (stray !== undefined && !options.embedded) {
    throw new UsageError(`--${stray} says how --embedded starts a stack: give that, too.`);
  }
  return options;
}
