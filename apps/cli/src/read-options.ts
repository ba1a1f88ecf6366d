import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { z } from 'zod';
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
    if (!(error instanceof TypeError)) throw error;
    // Node's advice after the first sentence is about its own way of quoting.
    throw new UsageError(error.message.replace(/(?<=')\. .*|\n[^]*/, '.'), { cause: error });
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
