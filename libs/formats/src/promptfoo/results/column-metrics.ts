import type { ExportedRow } from '../../exported-row.js';
import { isWithheld, type Grade } from '../checks/grade.js';

/** promptfoo's counts of tokens. */
interface TokenUsage {
  readonly total: number;
  readonly prompt: number;
  readonly completion: number;
  readonly cached: number;
  readonly numRequests: number;
}

/** Scores that every answer has besides those of its assertions: the two endpoints of a verdict. */
export function endpointScores({ outcome, status }: ExportedRow): Readonly<Record<string, number>> {
  if (status === 'failed' || status === 'cancelled') return {};
  return { refused: status === 'refused' ? 1 : 0, withheld: isWithheld(outcome) ? 1 : 0 };
}

/** Counts of one column, or of all, as rows are written. */
export class ResultMetrics {
  #passed = 0;
  #failed = 0;
  #errors = 0;
  #score = 0;
  #assertsPassed = 0;
  #assertsFailed = 0;
  #latencyMs = 0;
  #cost = 0;
  #prompt = 0;
  #completion = 0;
  readonly #scores: Record<string, number> = {};
  readonly #scoreCounts: Record<string, number> = {};

  /** @param grade null for an execution that brought no answer. */
  add(row: ExportedRow, grade: Grade | null, scores: Readonly<Record<string, number>>): void {
    if (grade === null) this.#errors += 1;
    else if (grade.pass) this.#passed += 1;
    else this.#failed += 1;
    this.#score += grade?.score ?? 0;
    const met = grade?.checks.filter(({ pass }) => pass).length ?? 0;
    this.#assertsPassed += met;
    this.#assertsFailed += (grade?.checks.length ?? 0) - met;
    this.#addUsage(row);
    for (const [name, score] of Object.entries(scores)) {
      this.#scores[name] = (this.#scores[name] ?? 0) + score;
      this.#scoreCounts[name] = (this.#scoreCounts[name] ?? 0) + 1;
    }
  }

  #addUsage({ duration_ms: duration, cost_usd: cost, ...row }: ExportedRow): void {
    this.#latencyMs += duration ?? 0;
    this.#cost += cost ?? 0;
    this.#prompt += row.input_tokens ?? 0;
    this.#completion += row.output_tokens ?? 0;
  }

  get #usage(): TokenUsage {
    return {
      total: this.#prompt + this.#completion,
      prompt: this.#prompt,
      completion: this.#completion,
      cached: 0,
      numRequests: this.#passed + this.#failed + this.#errors,
    };
  }

  /** As a column of promptfoo has them. */
  ofColumn(): object {
    return {
      score: this.#score,
      testPassCount: this.#passed,
      testFailCount: this.#failed,
      testErrorCount: this.#errors,
      assertPassCount: this.#assertsPassed,
      assertFailCount: this.#assertsFailed,
      totalLatencyMs: this.#latencyMs,
      tokenUsage: this.#usage,
      namedScores: this.#scores,
      namedScoresCount: this.#scoreCounts,
      cost: this.#cost,
    };
  }

  /** As promptfoo's results have them as a whole. */
  ofAll(): object {
    return {
      successes: this.#passed,
      failures: this.#failed,
      errors: this.#errors,
      tokenUsage: this.#usage,
    };
  }
}
