import { terminalJson } from '@beacon/domain';

/** Writes one JSON object as a line on standard output. */
export function logLine(fields: Readonly<Record<string, unknown>>): void {
  const line = { time: new Date().toISOString(), service: 'simulator', ...fields };
  process.stdout.write(`${terminalJson(JSON.stringify(line))}\n`);
}

/** What a log line tells of an error. */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof Error
    ? { error: error.message, name: error.name, stack: error.stack }
    : { error: String(error) };
}
