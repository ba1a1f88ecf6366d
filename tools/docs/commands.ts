import type { Argument, Command, Option } from 'commander';
import { beaconProgram } from '../../apps/cli/src/program/program.js';
import { code, table } from './table.js';

/** Options that stand once, above all commands. */
const SHARED = new Set(['gateway', 'json', 'help']);

/** The blocks of docs/cli.md, from the definitions that the command line itself is made of. */
export function commandBlocks(): [string, string][] {
  const program = beaconProgram('', {
    onOutput: ignore,
    onComplaint: ignore,
    onCommand: ignore,
  });
  const [, ...commands] = withSubcommands(program);
  return [
    ['commands', commandsTable(commands)],
    ['command options', commands.map(section).join('\n\n')],
  ];
}

/** Nothing is run. */
function ignore(): void {}

/** Those that help shows. */
function withSubcommands(command: Command): Command[] {
  const shown = new Set(command.createHelp().visibleCommands(command));
  return [command, ...command.commands.filter((one) => shown.has(one)).flatMap(withSubcommands)];
}

function commandsTable(commands: readonly Command[]): string {
  return table(
    ['command', 'what it does'],
    commands.map((command) => [code(usageOf(command)), command.summary() || command.description()]),
  );
}

function section(command: Command): string {
  const rows = [
    ...command.registeredArguments.map(argumentRow),
    ...command.options.filter((option) => !option.hidden && !isShared(option)).map(optionRow),
  ];
  const shared = command.options.filter(isShared).map((option) => code(option.long ?? ''));
  return [
    `#### beacon ${nameOf(command)}`,
    `${sentence(command.description())}${shared.length === 0 ? '' : ` Takes ${shared.join(' and ')}.`}`,
    ...(rows.length === 0 ? [] : [table(['argument, option', 'variable', 'meaning'], rows)]),
  ].join('\n\n');
}

function argumentRow(argument: Argument): string[] {
  const name = argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
  return [code(name), '', argument.description];
}

function optionRow(option: Option): string[] {
  return [
    code(option.flags),
    option.envVar === undefined ? '' : code(option.envVar),
    meaningOf(option),
  ];
}

/** A default that the description does not say already. */
function meaningOf({ description, defaultValue, defaultValueDescription }: Option): string {
  const value = defaultValueDescription ?? defaultValue;
  return value === undefined || typeof value === 'boolean'
    ? description
    : `${description} (default: ${String(value)})`;
}

function isShared(option: Option): boolean {
  return SHARED.has(option.name());
}

function usageOf(command: Command): string {
  const names = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [`beacon ${nameOf(command)}`, ...names].join(' ');
}

function nameOf(command: Command): string {
  const { parent } = command;
  const own = [command.name(), ...command.aliases()].join('|');
  return parent === null || parent.parent === null ? own : `${parent.name()} ${own}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
