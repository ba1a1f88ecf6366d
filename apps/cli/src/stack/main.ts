import { parseArgs } from 'node:util';
import {
  ProcessDiedError,
  StackError,
  StoppedError,
  onceOnExit,
  startStack,
  withoutPassword,
  PARTS,
} from '@beacon/stack';
import type { DeathReport, Stack, Part, StackOptions } from '@beacon/stack';

const USAGE = `Starts everything on free ports of 127.0.0.1, prints one JSON line with the addresses, and runs until Ctrl-C.

  --only <parts>     comma-separated, of: ${PARTS.join(', ')}
  --data-dir <path>  keeps the data there (default: temporary)
  --verbose          shows what the processes write, on stderr
`;

function readArguments(): StackOptions | undefined {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      'data-dir': { type: 'string' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return undefined;
  const onLine = (name: string, line: string): void =>
    void process.stderr.write(`[${name}] ${line}\n`);
  return {
    parts: values.only?.split(',').map(toPart),
    dataDir: values['data-dir'],
    onLine: values.verbose === true ? onLine : undefined,
  };
}

function toPart(name: string): Part {
  const part = PARTS.find((known) => known === name);
  if (part === undefined)
    throw new StackError(`Unknown part ${name}; known are ${PARTS.join(', ')}.`);
  return part;
}

/** Without passwords: what is printed ends in logs. */
function addressesOf(stack: Stack): Readonly<Record<string, string | null>> {
  return {
    gateway: stack.processes.get('gateway')?.url ?? null,
    nats: withoutPassword(stack.natsAddress),
    database: withoutPassword(stack.databaseAddress),
    database_password_file: stack.databasePasswordFile ?? null,
    simulator: stack.processes.get('simulator')?.url ?? null,
  };
}

async function run(options: StackOptions): Promise<void> {
  const abort = new AbortController();
  const starting = startStack({
    ...options,
    signal: abort.signal,
    onDeath: (report) => void fail(report),
  });
  const stop = async (): Promise<void> => {
    abort.abort(new StoppedError('Stopped while starting.'));
    await (await starting.catch(() => undefined))?.stop();
  };
  const fail = async (report: DeathReport): Promise<void> => {
    process.stderr.write(`${new ProcessDiedError(report).message}\n`);
    await stop();
    process.exit(1);
  };
  onceOnExit(stop, { exitCode: 0 });
  const stack = await starting;
  process.stdout.write(`${JSON.stringify(addressesOf(stack))}\n`);
}

async function main(): Promise<void> {
  const options = readArguments();
  if (options === undefined) process.stdout.write(USAGE);
  else await run(options);
}

try {
  await main();
} catch (error) {
  // A stop that was asked for says so by its own exit code.
  if (!(error instanceof StoppedError)) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
