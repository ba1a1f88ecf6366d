import { sentSystemPrompt } from '@beacon/domain';
import type { OutcomeSource } from '@beacon/domain';
import type { CorrectableExecution, Job, WholeExecution } from '@beacon/persistence';
import { toAttemptsView } from '../../executions/attempts.view.js';
import type { AttemptsView } from '../../executions/attempts.view.js';
import { toExecutionDetailView } from '../../executions/execution.view.js';
import type { ExecutionDetailView } from '../../executions/execution.view.js';
import { toOutcomeHistoryView } from '../../outcomes/outcome.view.js';
import type { OutcomeHistoryView } from '../../outcomes/outcome.view.js';

/** What the API answers about one execution. */
export interface PublishedExecution {
  readonly detail: ExecutionDetailView;
  readonly attempts: AttemptsView;
  readonly outcomes: OutcomeHistoryView;
}

/** What of a job its executions need. */
export type AskedByJob = Pick<Job, 'spec' | 'systemPrompts'>;

/** Puts together what the API answers about the executions of a job. */
export class ExecutionPublisher {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #variants: ReadonlyMap<string, string | undefined>;

  /** @param withAnswers whether what models wrote is published. */
  constructor(
    private readonly job: AskedByJob,
    private readonly withAnswers: boolean,
  ) {
    this.#texts = new Map(job.spec.questions.map(({ id, text }) => [id, text]));
    this.#variants = new Map(job.spec.questions.map(({ id, variant }) => [id, variant]));
  }

  publish(whole: WholeExecution): PublishedExecution {
    const published = {
      detail: this.#detail(whole),
      attempts: toAttemptsView(whole.row, whole),
      outcomes: toOutcomeHistoryView({ execution: typedAs(whole), changes: whole.changes }),
    };
    return this.withAnswers ? published : withoutAnswer(published);
  }

  #detail({ row, round, changes, labels }: WholeExecution): ExecutionDetailView {
    const { spec, systemPrompts } = this.job;
    const asked = row.questionId ? this.#texts.get(row.questionId) : spec.prompt;
    const variant = this.#variants.get(row.questionId ?? '');
    const correction =
      row.outcomeSource === 'human'
        ? changes.find((change) => change.kind === 'override' && change.round === row.round)
        : undefined;
    return toExecutionDetailView(row, {
      asked: {
        prompt: asked ?? null,
        systemPrompt: sentSystemPrompt({ spec, systemPrompts }, row.region, variant),
      },
      isRetrying: round?.state === 'waiting' || round?.state === 'planned',
      override:
        correction === undefined
          ? null
          : { author: correction.author, reason: correction.reason, at: correction.at },
      labels,
    });
  }
}

function typedAs({ row }: WholeExecution): CorrectableExecution {
  return {
    id: row.id,
    jobId: row.jobId,
    region: row.region,
    modelId: row.modelId,
    questionId: row.questionId || null,
    repeat: row.repeat,
    round: row.round,
    status: row.status,
    outcome: row.outcome,
    // What the recorder and corrections write.
    source: row.outcomeSource as OutcomeSource,
    rule: row.outcomeRule ?? null,
    evidence: row.outcomeEvidence ?? null,
    version: row.classifierVersion,
  };
}

/** Without the answer and what quotes it; how long it is stays. */
function withoutAnswer({ detail, attempts, outcomes }: PublishedExecution): PublishedExecution {
  const { output, outcome_basis: basis } = detail;
  return {
    detail: {
      ...detail,
      output: { ...output, response: null },
      outcome_evidence: null,
      outcome_basis: {
        ...basis,
        span: null,
        answer_start: null,
        judges: basis.judges.map((judge) => ({ ...judge, evidence: null, span: null })),
      },
    },
    attempts,
    outcomes: {
      ...outcomes,
      current: { ...outcomes.current, outcome_evidence: null },
      changes: outcomes.changes.map((change) => ({
        ...change,
        from: { ...change.from, outcome_evidence: null },
        to: { ...change.to, outcome_evidence: null },
      })),
    },
  };
}
