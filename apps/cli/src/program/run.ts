import { terminalText } from '@beacon/domain';
import { CommanderError } from 'commander';
import { codeOf } from '../error-code.js';
import { ReaderGoneError } from '../output/output.js';
import { Stdout } from '../output/stdout.js';
import { EndedOtherwise, RefusalError, UsageError } from '../refusal.error.js';
import { helpHint } from './help-hint.js';
import { beaconProgram } from './program.js';
import { UsageExit } from './usage-exit.js';
import { version } from './version.js';

/** Runs what was typed, and returns the exit code: 0 done, 1 failed, 2 when who typed it can mend it. */
export async function runBeacon(args: readonly string[]): Promise<number> {
  let [output, complaints, command] = ['', '', 'beacon'];
  const program = beaconProgram(version(), {
    onOutput: (text) => (output += text),
    onComplaint: (text) => (complaints += text),
    onCommand: (name) => (command = name),
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, command);
    return said(error, output, complaints);
  }
}

/** What commander has to say of a command line: help that was asked for, or what is wrong. */
async function said(error: CommanderError, output: string, complaints: string): Promise<number> {
  if (error instanceof UsageExit) return complain(complaints.trimEnd(), error.status);
  if (error.exitCode !== 0) return complain(complaints.trimEnd(), 2);
  try {
    await new Stdout().write(output);
    return 0;
  } catch (error) {
    return report(error, 'beacon');
  }
}

function report(error: unknown, command: string): number {
  if (error instanceof ReaderGoneError) return 0;
  if (error instanceof EndedOtherwise) return error.exitCode;
  if (error instanceof UsageError) return complain(`${error.message}\n${helpHint(command)}`, 2);
  if (error instanceof RefusalError) return complain(error.message, 2);
  // A failure of the system, such as a full disk, is told by its message; a mistake of ours by its stack.
  if (!(error instanceof Error)) return complain(String(error), 1);
  return complain(codeOf(error) === null ? (error.stack ?? error.message) : error.message, 1);
}

/** The one way to standard error: messages quote files, options and gateways. */
function complain(text: string, exitCode: number): number {
  process.stderr.write(`${terminalText(text)}\n`);
  return exitCode;
}
