import type { Command } from 'commander';
import { beaconProgram } from '../program/program.js';

/** A command as help shows it. */
export interface KnownCommand {
  /** Such as `lanes show`. */
  readonly path: string;
  /** Such as `--json`. */
  readonly options: readonly string[];
  /** Whether it does nothing itself, but has commands under it of which one is done when none is named. */
  readonly isGroup: boolean;
}

/** Every command that the program has, without hidden ones. */
export function everyCommand(): readonly KnownCommand[] {
  const nobody = (): void => undefined;
  const watcher = { onOutput: nobody, onComplaint: nobody, onCommand: nobody };
  return below(beaconProgram('', watcher), []);
}

function below(command: Command, names: readonly string[]): KnownCommand[] {
  return visibleIn(command).flatMap((each) => {
    const path = [...names, each.name()];
    return [known(each, path), ...below(each, path)];
  });
}

function known(command: Command, path: readonly string[]): KnownCommand {
  const { commands, options, registeredArguments } = command;
  return {
    path: path.join(' '),
    options: options.map(({ long }) => long ?? ''),
    isGroup: commands.length > 0 && options.length === 0 && registeredArguments.length === 0,
  };
}

function visibleIn(command: Command): Command[] {
  const visible = command.createHelp().visibleCommands(command);
  return visible.filter((each) => each.name() !== 'help');
}
