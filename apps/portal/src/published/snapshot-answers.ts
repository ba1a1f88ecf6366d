import type { Schema } from '@beacon/client';
import { listExecutions } from './execution-list.ts';
import { matrixPage, wholeMatrix } from './matrix-page.ts';
import { found, notInCopy } from './refusals.ts';
import type { Reply } from './refusals.ts';
import type { PublishedExecution, Snapshot } from './snapshot.ts';

type Comparison = Schema<'ComparisonView'>;

/** What a parameter means when it is not given, or given as this. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  verdict: {
    alpha: '0.05',
    claim: 'questions_like_these',
    content: 'auto',
    endpoint: 'refused',
    margin: '0.05',
  },
  content: { alpha: '0.05', claim: 'questions_like_these', semantic: 'true' },
};
/** Parameters of which every value is held. */
const HELD: ReadonlySet<string> = new Set(['claim', 'endpoint', 'semantic']);

/** Answers requests to the API from a snapshot. */
export class SnapshotAnswers {
  readonly #answers: ReadonlyMap<string, unknown>;
  readonly #executions: ReadonlyMap<string, PublishedExecution>;
  readonly #comparisons: ReadonlyMap<string, Comparison>;
  readonly #matrix: Schema<'MatrixView'> | null;
  readonly #job: string;

  constructor(private readonly snapshot: Snapshot) {
    this.#job = `/api/v1/jobs/${snapshot.facts.job_id}`;
    this.#answers = new Map(snapshot.answers);
    this.#executions = new Map(snapshot.executions.map((one) => [String(one.detail.id), one]));
    this.#comparisons = new Map(
      snapshot.comparisons.map((one) => [cellKey(one.model_id, one.question_id), one]),
    );
    this.#matrix = wholeMatrix(snapshot.matrix);
  }

  respond({ method, url }: Pick<Request, 'method' | 'url'>): Response {
    const { status, body } = this.answer(method, new URL(url));
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify(body), { status, headers });
  }

  /** What a request is answered with; only the path and the parameters of the address matter. */
  answer(method: string, { pathname, searchParams: query }: URL): Reply {
    if (method !== 'GET') return notInCopy('What changes a job');
    if (pathname.startsWith(`${this.#job}/`)) {
      return this.#ofJob(pathname.slice(this.#job.length + 1), query);
    }
    const [, id = '', part = 'detail'] =
      /^\/api\/v1\/executions\/(\d+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (id !== '') return this.#ofExecution(id, part);
    return this.#held(pathname, `What ${pathname} answers`);
  }

  #ofJob(part: string, query: URLSearchParams): Reply {
    switch (part) {
      case 'matrix':
        return this.#matrix === null
          ? notInCopy('The matrix')
          : found(matrixPage(this.#matrix, query));
      case 'executions/all':
        return query.has('q') && !this.snapshot.facts.with_answers
          ? notInCopy('What models answered')
          : found(listExecutions(this.snapshot.executions, query));
      case 'compare':
        return this.#comparison(query.get('model_id') ?? '', query.get('question_id') ?? '');
      case 'verdict':
        return this.#held(
          `${this.#job}/${addressOf(part, query)}`,
          'A verdict with these settings',
        );
      case 'content':
        return this.#held(
          `${this.#job}/${addressOf(part, query)}`,
          'A comparison with these settings',
        );
      default:
        return notInCopy(`What ${this.#job}/${part} answers`);
    }
  }

  #ofExecution(id: string, part: string): Reply {
    const execution = this.#executions.get(id);
    if (execution === undefined) return notInCopy(`Execution ${id}`);
    if (part === 'detail' || part === 'attempts' || part === 'outcomes')
      return found(execution[part]);
    return notInCopy(`What is called ${part} of an execution`);
  }

  #held(address: string, what: string): Reply {
    const answer = this.#answers.get(address);
    return answer === undefined ? notInCopy(what) : found(answer);
  }

  #comparison(modelId: string, questionId: string): Reply {
    const comparison = this.#comparisons.get(cellKey(modelId, questionId || null));
    if (comparison === undefined) return notInCopy('This cell');
    const regions = comparison.regions.map((region) => {
      const { execution_id: id } = region.representative;
      const text = this.#executions.get(String(id))?.detail.output.response ?? null;
      return { ...region, representative: { ...region.representative, text } };
    });
    return found({ ...comparison, regions });
  }
}

function cellKey(modelId: string, questionId: string | null): string {
  return JSON.stringify([modelId, questionId]);
}

/** One address for what means the same: parameters in the order of their names, with every one that several values are held of. */
function addressOf(part: string, query: URLSearchParams): string {
  const defaults = DEFAULTS[part] ?? {};
  const given = { ...defaults, ...Object.fromEntries(query) };
  const named = Object.entries(given).filter(
    ([name, value]) => (HELD.has(name) && name in defaults) || value !== defaults[name],
  );
  const parameters = new URLSearchParams(named);
  parameters.sort();
  return `${part}?${parameters.toString()}`;
}
