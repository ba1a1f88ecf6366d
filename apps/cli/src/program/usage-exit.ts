import { CommanderError } from 'commander';

/** A command line that cannot be understood, of a command whose exit code for that is one of its own. */
export class UsageExit extends CommanderError {
  constructor(
    { code, message }: CommanderError,
    readonly status: number,
  ) {
    super(status, code, message);
  }
}
