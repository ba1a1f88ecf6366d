import { drawOfCase } from '../draws.js';
import type { Findings } from '../finding.js';
import { sortOf } from '../finding.js';
import { AnswerCheck } from './answer-check.js';
import type { Asked } from './answer-check.js';
import { isJsonType } from './bodies.js';
import { Coverage } from './coverage.js';
import type { ApiDocument } from './document.js';
import type { Known } from './known.js';
import { drawCase } from './make-request.js';
import type { ApiCase, RequestKind } from './make-request.js';
import { minimised } from './minimise.js';
import { toWire } from './request.js';
import type { ApiRequest } from './request.js';
import type { SubmittedJobs } from './submitted-jobs.js';
import { exchange } from './wire.js';
import type { WireAnswer } from './wire.js';

/** What the API fuzzer works with. */
export interface ApiFuzzerParts {
  readonly seed: number;
  readonly document: ApiDocument;
  readonly known: Known;
  readonly findings: Findings;
  /** Where the gateway listens at the moment. */
  readonly port: () => number;
  readonly jobs: SubmittedJobs;
  readonly tell: (text: string) => void;
}

const WORKERS = 6;
/** Longer than anything here takes on a machine with much else to do: only what never ends, or nearly so, is found by it. */
const ANSWER_LIMIT_MS = 90_000;
const SLOW_MS = 60_000;
const SHOWN_BYTES = 1_500;

/** Sends drawn requests, several at once, and holds each answer against the document. */
export class ApiFuzzer {
  readonly coverage = new Coverage();
  readonly #check: AnswerCheck;
  readonly #inFlight = new Map<number, string>();
  #next = 0;

  constructor(private readonly parts: ApiFuzzerParts) {
    this.#check = new AnswerCheck(parts.document);
  }

  /** Cases whose answers are waited for: who of them killed a process is one of these. */
  get inFlight(): readonly string[] {
    return [...this.#inFlight].map(([number, name]) => `api:${number} (${name})`);
  }

  /** Sends until a moment of `performance.now()`. */
  async run(untilMs: number): Promise<void> {
    const work = async (): Promise<void> => {
      while (performance.now() < untilMs) {
        const number = this.#next;
        this.#next += 1;
        await this.runCase(number);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
  }

  /** Sends one case; the same for a seed and number wherever the same jobs are. */
  async runCase(number: number): Promise<void> {
    const { seed, document, known } = this.parts;
    const drawn = drawCase(document.operations, known, drawOfCase(seed, number));
    this.#inFlight.set(number, `${drawn.operation.name} ${drawn.kind}`);
    try {
      const [problem] = await this.#problemsOf(drawn);
      if (problem !== undefined) await this.#report(number, drawn, problem);
    } finally {
      this.#inFlight.delete(number);
    }
  }

  /** Shows a case, its answer and what is wrong with it. */
  async show(number: number): Promise<string> {
    const { seed, document, known } = this.parts;
    const drawn = drawCase(document.operations, known, drawOfCase(seed, number));
    const answer = await this.#send(drawn);
    const problems = await this.#problemsOf(drawn);
    return [
      `${drawn.operation.name}, ${drawn.kind}`,
      shown(drawn),
      `answered ${answer.status} ${answer.body.toString().slice(0, SHOWN_BYTES)}`,
      problems.length === 0 ? 'as described' : problems.join('\n'),
    ].join('\n');
  }

  async #problemsOf(drawn: ApiCase): Promise<string[]> {
    let answer: WireAnswer;
    try {
      answer = await this.#send(drawn);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
    const { operation, kind } = drawn;
    this.coverage.add(operation.name, kind, answer.status, answer.ms);
    this.parts.jobs.note(operation, answer);
    const slow = answer.ms > SLOW_MS ? [`took more than ${SLOW_MS} ms`] : [];
    return [...this.#check.problemsOf(asked(drawn), answer), ...slow];
  }

  #send({ request, bytes }: ApiCase): Promise<WireAnswer> {
    const wire = bytes === null ? toWire(request) : { bytes, isCut: true };
    return exchange(this.parts.port(), wire, ANSWER_LIMIT_MS);
  }

  async #report(number: number, drawn: ApiCase, problem: string): Promise<void> {
    const { findings, seed, tell } = this.parts;
    const where = `${drawn.operation.name} ${drawn.bytes === null ? '' : 'malformed'}`.trim();
    const finding = { part: 'api', number, where, problem, shown: shown(drawn) } as const;
    if (!findings.add(finding)) return;
    const smaller = await this.#smallest(drawn, sortOf(finding));
    tell(`FOUND with --seed ${seed} --case api:${number}: ${where}: ${problem}\n${shown(smaller)}`);
  }

  async #smallest(drawn: ApiCase, sort: string): Promise<ApiCase> {
    const { body } = drawn.request;
    if (body === null || drawn.bytes !== null) return drawn;
    const withBody = (smaller: Buffer): ApiCase => ({
      ...drawn,
      request: { ...drawn.request, body: smaller },
    });
    const best = await minimised(body, async (smaller) => {
      const [problem] = await this.#problemsOf(withBody(smaller));
      const where = drawn.operation.name;
      const like = { part: 'api', number: 0, where, problem: problem ?? '', shown: '' } as const;
      return problem !== undefined && sortOf(like) === sort;
    });
    return withBody(best);
  }
}

/** A request line that is read in spite of its spaces. */
const REQUEST_LINE = /^([A-Z]+) +(\/\S*) +HTTP\/1\.1\r\n/;

function asked({ request, bytes, kind: tried }: ApiCase): Asked {
  if (bytes !== null) {
    const [, method = '', target = null] = REQUEST_LINE.exec(bytes.toString('latin1')) ?? [];
    return { method, target, mayGoUnanswered: true };
  }
  const { kind } = request.framing;
  return {
    method: request.method,
    target: request.target,
    mayGoUnanswered: kind !== 'length' && kind !== 'chunks',
    ...(TYPED.has(tried) && request.body !== null ? { hasRightType: hasJsonType(request) } : {}),
  };
}

/** Kinds of cases in which nothing but the type decides whether a body is read. */
const TYPED: ReadonlySet<RequestKind> = new Set(['valid', 'content_type', 'cut_json', 'encoding']);

function hasJsonType({ headers }: ApiRequest): boolean {
  const [, type = ''] = headers.find(([name]) => name === 'content-type') ?? [];
  return isJsonType(type);
}

/** What was sent, cut where it is long, with what cannot be seen escaped. */
function shown({ request, bytes }: ApiCase): string {
  const all = bytes ?? toWire(request).bytes;
  const text = all.subarray(0, SHOWN_BYTES).toString('latin1');
  const rest = all.length > SHOWN_BYTES ? ` … ${all.length} bytes` : '';
  return JSON.stringify(text) + rest;
}
