import type { Command } from 'commander';

/**
 * Adds a command to the program. A registration is light: it knows options and help, and imports the command's code when the command
 * runs.
 */
export type Registration = (program: Command) => void;

/** Options as commander hands them on: what was typed, by attribute name. A command checks them before it uses them. */
export type Given = Readonly<Record<string, unknown>>;

/** Commands under one heading of the help. */
export interface CommandGroup {
  readonly heading: string;
  readonly commands: readonly Registration[];
}
