import { finalAnswer } from '@beacon/classification';
import { answerPosition, judgeRater, storableText } from '@beacon/domain';
import type { JobJudging } from '@beacon/domain';
import { mapJudgedAnswers, readStatements } from '@beacon/persistence';
import type { ExecutionRow, JudgedAnswerText, NewLabel } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { typeJudgeAnswer } from './type-judge-answer.js';

/** Rows as they are to be recorded, and the labels that come of them. */
export interface TypedRows {
  readonly rows: readonly ExecutionRow[];
  /** Of the rows in which a judge gave a verdict. */
  readonly labels: ReadonlyMap<ExecutionRow, NewLabel>;
}

const EVIDENCE_LIMIT = 200;

/** Reads what judges answered, before it is recorded: the label is written in the transaction of the execution. */
@Injectable()
export class JudgeAnswerReader {
  constructor(private readonly em: EntityManager) {}

  /**
   * Reads the rows that are answers of judges; all others stay as they are.
   * @param judgingOf the judging job's own part of its specification; null of any other job.
   */
  async read(
    rows: readonly ExecutionRow[],
    judgingOf: (jobId: string) => JobJudging | null,
  ): Promise<TypedRows> {
    const labels = new Map<ExecutionRow, NewLabel>();
    const read = new Map<ExecutionRow, ExecutionRow>();
    for (const [jobId, some] of Map.groupBy(rows, ({ job_id }) => job_id)) {
      const judging = judgingOf(jobId);
      if (judging === null) continue;
      for (const [row, { typed, label }] of await this.#typeJob(jobId, judging, some)) {
        read.set(row, typed);
        if (label !== null) labels.set(typed, label);
      }
    }
    return { rows: rows.map((row) => read.get(row) ?? row), labels };
  }

  async #typeJob(
    jobId: string,
    judging: JobJudging,
    rows: readonly ExecutionRow[],
  ): Promise<ReadonlyMap<ExecutionRow, TypedRow>> {
    const at = Map.groupBy(rows, ({ question_id }) => answerPosition(question_id ?? '') ?? -1);
    const statements = await readStatements(this.em, judging.sourceJobId);
    const rowsOfJob = new Map<ExecutionRow, TypedRow>();
    await mapJudgedAnswers(this.em, jobId, [...at.keys()], (judged) => {
      const statement = statements.get(judged.questionId) ?? null;
      const shown = { answer: finalAnswer(judged.response).text, statement };
      for (const row of at.get(judged.position) ?? []) {
        rowsOfJob.set(row, typeRow(row, { jobId, judging, judged, shown }));
      }
    });
    return rowsOfJob;
  }
}

/** A row of a judge as it is to be recorded, and its label if it gave a verdict. */
interface TypedRow {
  readonly typed: ExecutionRow;
  readonly label: NewLabel | null;
}

/** What a judge was asked about. */
interface Asked {
  readonly jobId: string;
  readonly judging: JobJudging;
  readonly judged: JudgedAnswerText;
  readonly shown: { readonly answer: string; readonly statement: string | null };
}

function typeRow(row: ExecutionRow, { jobId, judging, judged, shown }: Asked): TypedRow {
  const { row: typed, verdict } = typeJudgeAnswer(row, shown, judging.prompt);
  if (verdict === null) return { typed, label: null };
  return {
    typed,
    label: {
      job_id: judging.sourceJobId,
      execution_id: judged.executionId,
      round: judged.round,
      rater_kind: 'judge',
      rater: judgeRater(judging.prompt, row.model_id),
      outcome: verdict.outcome,
      stance: verdict.stance,
      evidence: storableText(verdict.evidence, EVIDENCE_LIMIT).text,
      note: null,
      judge_job_id: jobId,
    },
  };
}
