import { Agent } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import type { ApiDocument, Operation } from '../../fuzz/api/document.js';
import type { SecurityRow } from '../frame/row.js';
import { INJECTIONS, MARK } from './injections.js';
import type { Injection } from './injections.js';
import type { AttackedServer } from './framing-rows.js';
import { ask } from './http.js';
import type { AskedAnswer, AskedRequest } from './http.js';

type Sent = Omit<AskedRequest, 'port'>;

/** What is attacked, and how much. */
export interface InjectionOptions {
  readonly document: ApiDocument;
  /** One text of each kind instead of all. */
  readonly isShort: boolean;
  readonly adminToken: string;
}

/** A statement that sleeps, or a pattern that backtracks, would take longer. */
const ANSWER_LIMIT_MS = 5_000;
const AT_ONCE = 8;
const JOBS = '/api/v1/jobs';
/** Where the headers are sent that every path reads. */
const ANY_PATH = '/api/v1/regions';
const COMMON_HEADERS = ['x-request-id', 'last-event-id', 'if-none-match', 'cookie', 'range'];

/** What is put into the place of each text of a job. */
const JOB = {
  version: 'v1',
  benchmark: { name: 'edges', description: 'a' },
  constraints: { regions: ['us-east'], timeout: '10m' },
  models: [{ id: 'llama3.2-1b', regions: ['us-east'] }],
  questions: [{ id: 'own', text: 'Is it?', language: 'en', category: 'c' }],
  metadata: { created_by: 'a' },
  system_prompt: { template: 'Be brief.' },
};

/** Sends every injection to every parameter of every reading operation, and into every text of a job: one row for each kind. */
export async function injectionRows(
  server: AttackedServer,
  { document, isShort, adminToken }: InjectionOptions,
): Promise<readonly SecurityRow[]> {
  const kinds = Map.groupBy(INJECTIONS, ({ kind }) => kind);
  const sender = new Sender(server, adminToken);
  const rows: SecurityRow[] = [];
  for (const [kind, injections] of kinds) {
    const sent = isShort ? injections.slice(0, 1) : injections;
    const requests = sent.flatMap((injection) => requestsWith(injection, document));
    rows.push(await sender.kindRow(kind, requests));
  }
  sender.close();
  return rows;
}

function requestsWith({ text }: Injection, { operations }: ApiDocument): readonly Sent[] {
  const reading = operations.filter(({ method }) => method === 'GET');
  return [...reading.flatMap((each) => parameterRequests(each, text)), ...jobRequests(text)];
}

function parameterRequests(operation: Operation, text: string): readonly Sent[] {
  const query = operation.parameters.filter((each) => each.in === 'query');
  const encoded = encodeURIComponent(text.toWellFormed());
  const filled = (value: string): string => operation.path.replaceAll(/\{[^}]+\}/g, value);
  return [
    ...(operation.path.includes('{') ? [{ path: filled(encoded) }] : []),
    ...query.map(({ name }) => ({ path: `${filled('edges-none')}?${name}=${encoded}` })),
    ...headerRequests(operation, text, filled('edges-none')),
  ];
}

/** Headers hold no line ends: what cannot be sent so is attacked on the wire, by the framing. */
function headerRequests(operation: Operation, text: string, path: string): readonly Sent[] {
  const value = Buffer.from(text.toWellFormed().replaceAll(/[\r\n\0]/g, ' ')).toString('latin1');
  const own = operation.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
  const names = operation.path === ANY_PATH ? [...own, ...COMMON_HEADERS] : own;
  return names.map((name) => ({ path, headers: { [name]: value.slice(0, 4_000) } }));
}

/** A job for each text in it, with the injection in its place. */
function jobRequests(text: string): readonly Sent[] {
  return textPaths(JOB).map((path) => ({
    method: 'POST',
    path: JOBS,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(withText(JOB, path, text)),
  }));
}

type Path = readonly (string | number)[];

function textPaths(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at];
  if (Array.isArray(value)) return value.flatMap((item, index) => textPaths(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPaths(member, [...at, key]));
}

function withText(value: unknown, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === first ? withText(item, rest, text) : item));
  }
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [first]: withText(members[first], rest, text) };
}

interface Outcome {
  readonly statuses: Map<number, number>;
  readonly problems: string[];
}

/** Sends requests over kept connections, with the admins' token: nothing is refused for want of it. */
class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  constructor(
    private readonly server: AttackedServer,
    private readonly adminToken: string,
  ) {}

  async kindRow(kind: string, requests: readonly Sent[]): Promise<SecurityRow> {
    const outcome: Outcome = { statuses: new Map(), problems: [] };
    const queue = [...requests];
    const work = async (): Promise<void> => {
      for (let sent = queue.shift(); sent !== undefined; sent = queue.shift()) {
        await this.#send(sent, outcome);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return {
      identity: 'whoever reaches the port',
      operation: `gateway: ${kind} in every parameter and every text of a job, ${requests.length} requests`,
      expected: 'refused, or taken as a text',
      happened: sayOutcome(outcome),
      isAsExpected: outcome.problems.length === 0,
    };
  }

  close(): void {
    this.#agent.destroy();
  }

  async #send(sent: Sent, { statuses, problems }: Outcome): Promise<void> {
    const { port, host } = this.server;
    const where = `${sent.method ?? 'GET'} ${sent.path.slice(0, 60)}`;
    const authorization = `Bearer ${this.adminToken}`;
    try {
      const headers: OutgoingHttpHeaders = { host, authorization, ...sent.headers };
      const answer = await ask({ ...sent, port, headers, agent: this.#agent });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const problem = problemOf(answer);
      if (problem !== null) problems.push(`${where}: ${problem}`);
    } catch (error) {
      problems.push(`${where}: ${String(error)}`);
    }
  }
}

function problemOf({ status, headers, ms, body }: AskedAnswer): string | null {
  // To be told to come again is a refusal, too: so many large reads at once are more than anybody may have.
  const isBusy = status === 503 && body.includes('"busy"');
  if ((status >= 500 && !isBusy) || status < 200) return `answered ${status}`;
  if (ms > ANSWER_LIMIT_MS) return `took ${Math.round(ms)} ms`;
  if (headers[`x-${MARK}`] !== undefined) return 'its text became a header';
  if (body.includes('root:') || body.includes('PostgreSQL')) return 'it read what is not its own';
  return null;
}

function sayOutcome({ statuses, problems }: Outcome): string {
  const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([s, count]) => `${s} ×${count}`);
  const [first] = problems;
  return first === undefined ? counts.join(', ') : `${problems.length} went wrong: ${first}`;
}
