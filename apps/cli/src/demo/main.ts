import { parseArgs } from 'node:util';
import { terminalText } from '@beacon/domain';
import { Gateway } from '../gateway/gateway.js';
import { endText } from '../watch/end.js';
import { reporterFor } from '../watch/reporter-for.js';
import { watchJob } from '../watch/watch-job.js';
import { BeaconApi } from './api.js';
import { bankJob, demoJob } from './job.js';
import { openInBrowser } from './open-in-browser.js';
import { figuresOf } from './run-job.js';
import {
  ProcessDiedError,
  StoppedError,
  onceOnExit,
  startStack,
  withoutPassword,
} from '@beacon/stack';
import type { DeathReport, Stack } from '@beacon/stack';

const USAGE = `Starts everything on this machine, asks the eight questions of three simulated models in three regions, and shows
where the answers differ. Runs until Ctrl-C.

  --bank     ask all questions of the bank: enough of them for a verdict
  --open     open the portal in the browser
  --once     stop everything when the job is done, and exit
  --json     facts as JSON lines on stdout: the addresses first, the job's figures last
  --verbose  show what the processes write, on stderr
`;

const STOPS = 'Ctrl-C stops everything and removes its data';
/** More than the bank has. */
const MOST_QUESTIONS = 200;

interface DemoOptions {
  readonly bank: boolean;
  readonly open: boolean;
  readonly once: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

function readOptions(): DemoOptions | null {
  const { values } = parseArgs({
    options: {
      bank: { type: 'boolean', default: false },
      open: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values.help ? null : values;
}

/** What is for people goes to stdout, or to stderr where stdout is for JSON lines. */
function say(options: DemoOptions, text: string): void {
  (options.json ? process.stderr : process.stdout).write(`${terminalText(text)}\n`);
}

function fact(options: DemoOptions, facts: object): void {
  if (options.json) process.stdout.write(`${JSON.stringify(facts)}\n`);
}

async function runDemo(options: DemoOptions): Promise<void> {
  const abort = new AbortController();
  process.stderr.write('Beacon: starting PostgreSQL, nats-server and the services …\n');
  const starting = startStack({
    signal: abort.signal,
    onDeath: (report) => void fail(report),
    ...(options.verbose ? { onLine: writeLine } : {}),
  });
  const stop = async (): Promise<void> => {
    abort.abort(new StoppedError('The demo was stopped.'));
    await (await starting.catch(() => undefined))?.stop();
  };
  const fail = async (report: DeathReport): Promise<void> => {
    process.stderr.write(`${new ProcessDiedError(report).message}\n`);
    await stop();
    process.exit(1);
  };
  onceOnExit(stop, { exitCode: 0 });
  const stack = await starting;
  fact(options, addresses(stack));
  say(options, `Portal       ${stack.gatewayUrl}\n`);
  if (options.open) await openInBrowser(stack.gatewayUrl);
  const jobId = await showJob(stack, options, abort.signal);
  if (options.once) return stop();
  say(options, standingBy(stack, jobId));
}

/** Runs the job and shows what came of it, as `beacon submit --watch` does; returns its id. */
async function showJob(stack: Stack, options: DemoOptions, signal: AbortSignal): Promise<string> {
  const api = new BeaconApi(stack.gatewayUrl);
  const gateway = new Gateway(stack.gatewayUrl);
  const out = options.json ? process.stderr : process.stdout;
  const job = options.bank ? bankJob(await questionIds(gateway)) : demoJob();
  const startedAt = performance.now();
  const jobId = await api.submit(job);
  const watched = await watchJob(gateway, jobId, reporterFor(false, out, STOPS), signal);
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  if (watched.kind === 'detached') throw new StoppedError('The demo was stopped.');
  const figures = await figuresOf(api, watched.job, seconds);
  out.write(`${await endText(gateway, watched.job, out, MOST_QUESTIONS)}\n\n`);
  say(options, `Job ${jobId}: ${JSON.stringify(figures)}\n`);
  if (options.once) fact(options, figures);
  return jobId;
}

/** The ids of all questions of the bank. */
async function questionIds(gateway: Gateway): Promise<string[]> {
  const { categories } = await gateway.ask(gateway.api.GET('/api/v1/questions'));
  return Object.values(categories).flatMap((questions) =>
    questions.map(({ question_id }) => question_id),
  );
}

/** Without passwords: what is printed ends in logs. */
function addresses(stack: Stack): Readonly<Record<string, string | null>> {
  return {
    portal: stack.gatewayUrl,
    gateway: stack.gatewayUrl,
    nats: withoutPassword(stack.natsAddress),
    database: withoutPassword(stack.databaseAddress),
    simulator: stack.simulatorUrl,
  };
}

function standingBy(stack: Stack, jobId: string): string {
  return [
    `Portal       ${stack.gatewayUrl}/jobs/${encodeURIComponent(jobId)}`,
    `API          ${stack.gatewayUrl}/api/v1/jobs`,
    `API manual   ${stack.gatewayUrl}/api/docs`,
    `Models       ${stack.simulatorUrl}  (a simulation: every answer is made up)`,
    `NATS         ${withoutPassword(stack.natsAddress)}`,
    `PostgreSQL   ${withoutPassword(stack.databaseAddress)}${passwordOf(stack)}`,
    '',
    'Everything stays up. Ctrl-C stops it and removes its data.',
  ].join('\n');
}

/** Where the password of the embedded database is; nothing for one that DATABASE_URL names. */
function passwordOf({ databasePasswordFile: file }: Stack): string {
  return file === undefined ? '' : `  (password in ${file})`;
}

function writeLine(name: string, line: string): void {
  process.stderr.write(`[${name}] ${line}\n`);
}

try {
  const options = readOptions();
  if (options === null) process.stdout.write(USAGE);
  else await runDemo(options);
} catch (error) {
  // A stop that was asked for says so by its own exit code.
  if (!(error instanceof StoppedError)) {
    process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
