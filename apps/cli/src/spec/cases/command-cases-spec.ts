import type { OnStack } from '../on-stack-spec.js';

/** What is typed after `beacon`, its words apart by single spaces; a function prepares first what the words are about. */
export type Typed = string | ((on: OnStack) => string | Promise<string>);

/** A run that must end with 0. */
export interface Works {
  readonly typed: Typed;
  /** What it prints, on standard output and standard error. */
  readonly shows: RegExp;
  /** What it reads from standard input. */
  readonly input?: string;
  /** It cannot be typed a second time, so not as JSON either. */
  readonly isRunOnce?: true;
}

/** A run in a terminal of 80 columns, which must write nothing that wraps there. */
export interface Live {
  readonly typed: Typed;
  /** What the terminal shows at the end. */
  readonly shows: RegExp;
  /** What is typed, each when the text before it is there; `\u0003` is Ctrl-C. */
  readonly keys?: readonly (readonly [seen: string, keys: string])[];
  /** @default 0 */
  readonly exitCode?: number;
  /** Not held to 80 columns: it asks by sequences that only a terminal understands, or shows lines of others as they are. */
  readonly isFree?: true;
}

/**
 * What is known of a command: how it works, what it says of bad input, and what it does where no gateway is. Every command has such an entry in
 * one of the tables of this folder; `commands.int-spec.ts` fails for one that has none.
 */
export interface CommandCases {
  /** At least one. The first is run a second time with `--json` where the command has it: each line must then be a JSON object. */
  readonly works: readonly Works[];
  /** At least one: what cannot be done as it was typed, and what is said of it. Exit code 2, nothing on standard output, no gateway asked. */
  readonly wrong: readonly (readonly [typed: string, message: RegExp])[];
  /** What is typed where no gateway answers, which must end with 1 and say how to start one; or why the command asks none. */
  readonly away: readonly string[] | { readonly asksNone: string };
  /** What it does in a terminal: needed where it draws, follows or asks there. */
  readonly live?: Live;
  /** Exit codes of its own, of a command whose others are results. A report on standard output may then say that no gateway is there. */
  readonly exits?: { readonly wrong: number; readonly away: number };
}

/** Entries by command, such as `lanes show`. */
export type CasesTable = Readonly<Record<string, CommandCases>>;

/** A command about files or processes of this machine. */
export const LOCAL = { asksNone: 'it is about this machine alone' } as const;
