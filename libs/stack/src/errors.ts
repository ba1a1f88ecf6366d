/** How a process ended: one of the two is set. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What is known of a process that ended although nobody asked it to. */
export interface DeathReport extends Exit {
  readonly name: string;
  /** The last lines that it wrote to stdout and stderr, oldest first. */
  readonly lastLines: readonly string[];
}

/** A process ended although nobody asked it to, or a step failed. Its last lines say why. */
export class ProcessDiedError extends Error {
  override readonly name = 'ProcessDiedError';
  readonly report: DeathReport;

  constructor(report: DeathReport) {
    super(`${report.name} ended with ${howItEnded(report)}. ${quote(report.lastLines)}`);
    this.report = report;
  }
}

/** A process runs but did not say in time that it is ready. It has been stopped. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';

  constructor(name: string, timeoutMs: number, lastLines: readonly string[]) {
    super(`${name} was not ready after ${timeoutMs} ms and was stopped. ${quote(lastLines)}`);
  }
}

/** Something was asked of a process, or of a stack, that was stopped for good: start a new one. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** The stack cannot be started as asked; the message says what to change. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** A folder of the broker's accounts and keys cannot be used as asked; the message says what to do. */
export class BrokerFolderError extends Error {
  override readonly name = 'BrokerFolderError';
}

/** No nats-server can be had on this machine; the message names the ways to get one. */
export class NatsServerNotFoundError extends Error {
  override readonly name = 'NatsServerNotFoundError';
}

/** The embedded PostgreSQL cannot run here; the message says what to change. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** A data folder that cannot be used: it is something else, newer, somebody else's, or in use. The message says what to do. */
export class DataFolderError extends Error {
  override readonly name: string = 'DataFolderError';
}

/** Another process has the data folder. */
export class DataFolderHeldError extends DataFolderError {
  override readonly name = 'DataFolderHeldError';
}

/** The exit in words, such as `exit code 1` or `signal SIGKILL`. */
export function howItEnded(exit: Exit): string {
  return exit.signal === null ? `exit code ${exit.code}` : `signal ${exit.signal}`;
}

const QUOTED_LINES = 30;

function quote(lines: readonly string[]): string {
  if (lines.length === 0) return 'It wrote nothing.';
  return `Its last lines:\n${lines
    .slice(-QUOTED_LINES)
    .map((line) => `  | ${line}`)
    .join('\n')}`;
}
