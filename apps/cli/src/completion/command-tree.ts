import type { Argument, Command, Option } from 'commander';

/** What may stand for a value: some words, ids of jobs, files, or anything. */
export type ValueKind =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'job' | 'file' | 'any' };

/** An option as it is typed. */
export interface OptionNode {
  /** Such as `--watch` and `-w`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Null for a switch. */
  readonly value: ValueKind | null;
}

/** A word that may follow, and what it is for. */
export interface Choice {
  readonly name: string;
  readonly description: string;
}

/** A command with what may follow it. */
export interface CommandNode {
  /** As it is typed, such as `beacon dead list`. */
  readonly path: string;
  readonly options: readonly OptionNode[];
  readonly commands: readonly Choice[];
  /** What its arguments are, in their order; the last goes on where it may be repeated. */
  readonly values: readonly ValueKind[];
}

/** Every way to type a command of a program, by its names and other names, the program itself first. Hidden ones are left out. */
export function commandTree(program: Command): readonly CommandNode[] {
  return nodesOf(program, [program.name()]);
}

function nodesOf(command: Command, paths: readonly string[]): CommandNode[] {
  const commands = visibleCommands(command);
  const node = {
    options: command.createHelp().visibleOptions(command).map(optionNode),
    commands: commands.flatMap((child) =>
      namesOf(child).map((name) => ({ name, description: child.summary() || child.description() })),
    ),
    values: command.registeredArguments.map(argumentKind),
  };
  const within = commands.flatMap((child) =>
    nodesOf(
      child,
      paths.flatMap((path) => namesOf(child).map((name) => `${path} ${name}`)),
    ),
  );
  return [...paths.map((path) => ({ path, ...node })), ...within];
}

function visibleCommands(command: Command): Command[] {
  const shown = new Set(command.createHelp().visibleCommands(command));
  return command.commands.filter((child) => shown.has(child));
}

function namesOf(command: Command): string[] {
  return [command.name(), ...command.aliases()];
}

function optionNode(option: Option): OptionNode {
  const { flags, description, argChoices, long, short } = option;
  const names = [long, short].filter((name) => typeof name === 'string');
  const takesValue = option.required || option.optional;
  const [, argument = ''] = /[<[]([^>\]]+)[>\]]/.exec(flags) ?? [];
  const kind = argument === 'id' && long === '--job' ? 'job' : argument;
  return { names, description, value: takesValue ? valueKind(kind, argChoices) : null };
}

function argumentKind(argument: Argument): ValueKind {
  return valueKind(argument.name(), argument.argChoices);
}

/** What a value is, is told by its choices or by the name that the help gives it. */
function valueKind(name: string, words: readonly string[] | undefined): ValueKind {
  if (words !== undefined) return { kind: 'words', words };
  if (/^jobs?$|job[-_ ]?[ab]$/i.test(name.replace(/\.+$/, ''))) return { kind: 'job' };
  return { kind: /file|dir|folder|path/i.test(name) ? 'file' : 'any' };
}
