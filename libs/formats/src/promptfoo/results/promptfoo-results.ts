import type { ExportedRow } from '../../exported-row.js';
import { streamedJson } from '../../streamed-json.js';
import type { CheckedQuestion } from '../checks/check.js';
import { grade as gradeOf, type Grade } from '../checks/grade.js';
import { endpointScores, ResultMetrics } from './column-metrics.js';
import { labelOf, type ResultColumn } from './column.js';
import { PROMPT, resultRow } from './result-row.js';

/** A job, as its results in promptfoo need it. */
export interface ResultJob {
  readonly id: string;
  readonly name: string;
  /** When it was submitted, as ISO 8601. */
  readonly createdAt: string;
  readonly columns: readonly ResultColumn[];
  /** Ids, in the order in which the job asks them; none for a job that asks its own prompt. */
  readonly questions: readonly string[];
  readonly repeats: number;
}

/** What a file of results is made from. */
export interface ResultSources {
  readonly job: ResultJob;
  readonly rows: AsyncIterable<ExportedRow>;
  /** By id of the question; empty where nothing is known of where questions came from. */
  readonly checks: ReadonlyMap<string, CheckedQuestion>;
  readonly exportedAt: Date;
}

/**
 * A job as promptfoo's results, version 3, in pieces of JSON: a column for each model and region, a row for each question and repeat.
 * Rows are written as they come, and are never in memory together; counts follow them.
 * @throws what the rows throw.
 */
export function promptfooResults({
  job,
  rows,
  checks,
  exportedAt,
}: ResultSources): AsyncGenerator<string, void, undefined> {
  const table = new ResultTable(job, checks);
  return streamedJson({
    evalId: `beacon-${job.id}`,
    config: {
      description: job.name,
      prompts: [PROMPT],
      providers: job.columns.map(labelOf),
      metadata: { tool: 'beacon', job_id: job.id },
    },
    shareableUrl: null,
    metadata: {
      exportedAt: exportedAt.toISOString(),
      evaluationCreatedAt: job.createdAt,
      exporter: 'beacon',
    },
    results: {
      version: 3,
      timestamp: job.createdAt,
      results: table.results(rows),
      prompts: () => table.prompts(),
      stats: () => table.stats(),
    },
    vars: () => table.vars(),
  });
}

/** Rows in their places, and what is counted of them. */
class ResultTable {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #questions: ReadonlyMap<string, number>;
  readonly #metrics: readonly ResultMetrics[];
  readonly #all = new ResultMetrics();
  readonly #vars = new Set(['question']);

  constructor(
    private readonly job: ResultJob,
    private readonly checks: ReadonlyMap<string, CheckedQuestion>,
  ) {
    this.#columns = new Map(job.columns.map((column, index) => [labelOf(column), index]));
    this.#questions = new Map(job.questions.map((id, index) => [id, index]));
    this.#metrics = job.columns.map(() => new ResultMetrics());
  }

  async *results(rows: AsyncIterable<ExportedRow>): AsyncGenerator<object, void, undefined> {
    for await (const row of rows) yield this.#result(row);
  }

  prompts(): readonly object[] {
    return this.job.columns.map((column, index) => ({
      raw: PROMPT,
      label: PROMPT,
      id: PROMPT,
      provider: labelOf(column),
      metrics: this.#metrics[index]?.ofColumn(),
    }));
  }

  stats(): object {
    return this.#all.ofAll();
  }

  vars(): readonly string[] {
    return [...this.#vars];
  }

  #result(row: ExportedRow): object {
    const column = { model: row.model_requested, region: row.region };
    const promptIdx = this.#columns.get(labelOf(column)) ?? 0;
    const question = this.checks.get(row.question_id ?? '');
    const grade = hasAnswer(row) ? gradeOf(row, question) : null;
    const scores = { ...(grade === null ? {} : metricScores(grade)), ...endpointScores(row) };
    this.#all.add(row, grade, scores);
    this.#metrics[promptIdx]?.add(row, grade, scores);
    for (const name of Object.keys(question?.vars ?? {})) this.#vars.add(name);
    const place = { column, promptIdx, testIdx: this.#testIndex(row) };
    return resultRow(row, place, { grade, question, scores });
  }

  /** Repeats of a question are rows of their own below it, as promptfoo has them. */
  #testIndex({ question_id: id, repeat }: ExportedRow): number {
    return (this.#questions.get(id ?? '') ?? 0) * this.job.repeats + repeat - 1;
  }
}

function hasAnswer({ status }: ExportedRow): boolean {
  return status === 'completed' || status === 'refused';
}

/** Scores by the names that assertions give them, each the weighted share of what was met. */
function metricScores({ checks }: Grade): Record<string, number> {
  const sums = new Map<string, { met: number; total: number }>();
  for (const { check, pass } of checks) {
    if (check.metric === null) continue;
    const { met, total } = sums.get(check.metric) ?? { met: 0, total: 0 };
    const weight = check.weight;
    sums.set(check.metric, { met: met + (pass ? weight : 0), total: total + weight });
  }
  return Object.fromEntries(
    [...sums].map(([name, { met, total }]) => [name, total === 0 ? 0 : met / total]),
  );
}
