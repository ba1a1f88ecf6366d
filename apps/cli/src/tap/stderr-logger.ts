import { terminalLine } from '@beacon/domain';
import type { LoggerService } from '@nestjs/common';

/** What the connection to the broker logs, where it is an error: standard output is for events. */
export class StderrLogger implements LoggerService {
  error(message: unknown): void {
    process.stderr.write(`${terminalLine(JSON.stringify(message))}\n`);
  }

  log(): void {}

  warn(): void {}
}
