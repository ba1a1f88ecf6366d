import { Command } from 'commander';
import { COMMANDS } from '../commands.js';
import { helpHint } from './help-hint.js';
import { apiKeyFileOption, projectOption } from './shared-options.js';

/** What the program says and where it stands, for who runs it. */
export interface ProgramWatcher {
  /** Help and version, which are the result of what was typed. */
  readonly onOutput: (text: string) => void;
  /** What is wrong with what was typed. */
  readonly onComplaint: (text: string) => void;
  /** A command begins. */
  readonly onCommand: (name: string) => void;
}

const DESCRIPTION =
  'Asks the same questions of the same models from several regions, and says where the answers differ.';

/** Columns that a description needs to be worth wrapping. */
const LEAST_DESCRIPTION = 30;

const EPILOGUE = `
Exit codes: 0 done, 1 failed (or no gateway is there), 2 wrong usage or input.
Start here: beacon init, then beacon up, then beacon submit job.yaml --watch.`;

/** The `beacon` program with all its commands. It throws CommanderError instead of ending the process. */
export function beaconProgram(version: string, watcher: ProgramWatcher): Command {
  const program = new Command('beacon')
    .description(DESCRIPTION)
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .addHelpCommand(helpCommand())
    .configureHelp({ subcommandTerm: termOf, minWidthToWrap: LEAST_DESCRIPTION })
    // What stands behind a command is for it, though a command above it has options of the same names.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: watcher.onOutput,
      writeErr: watcher.onComplaint,
      outputError: (text, write) => write(text.replace(/^error: /, '')),
    })
    .exitOverride()
    .hook('preAction', (_program, command) => watcher.onCommand(pathOf(command)))
    .addHelpText('after', EPILOGUE);
  for (const { heading, commands } of COMMANDS) {
    program.commandsGroup(heading);
    for (const register of commands) register(program);
  }
  for (const command of everyCommand(program)) {
    if (asksGateway(command)) {
      command.addOption(apiKeyFileOption()).addOption(projectOption());
    }
    // `beacon help lanes` says what `beacon lanes help` would.
    if (command !== program) command.helpCommand(false);
    command.showHelpAfterError(helpHint(pathOf(command)));
  }
  return program;
}

/** Every command of a gateway can be told who asks, and for which project. */
function asksGateway({ options }: Command): boolean {
  return options.some(({ long }) => long === '--gateway');
}

/** `beacon help submit` is `beacon submit --help`. */
function helpCommand(): Command {
  return new Command('help')
    .argument('[command]')
    .description('show help of a command')
    .helpGroup('Set up:');
}

/** A command in a list: what has to be typed. Options and other names stand in its own help. */
function termOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...names].join(' ');
}

/** As it is typed, such as `beacon dead list`. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
