import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { z } from 'zod';
import { codeOf } from './error-code.js';
import { UsageError } from './refusal.error.js';

/**
 * Reads a command's options.
 * @throws UsageError for an option that is unknown, has no value, or has a wrong one.
 */
export function readOptions<T>(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  schema: z.ZodType<T>,
): T {
  const result = schema.safeParse(parse(args, options));
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map(({ message }) => message).join('\n'));
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig): unknown {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (codeOf(error)?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    // What follows the first sentence is Node's advice on its own way of quoting.
    const [sentence] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new UsageError(`${sentence}.`, { cause: error });
  }
}

/** The message of an option with a wrong value, or without one. */
export function option(name: string, allowed: string): { error: (issue: Issue) => string } {
  return {
    error: ({ input }) =>
      input === undefined
        ? `--${name} is missing, give ${allowed}.`
        : `--${name} is ${JSON.stringify(input)}, must be ${allowed}.`,
  };
}

interface Issue {
  readonly input?: unknown;
}
