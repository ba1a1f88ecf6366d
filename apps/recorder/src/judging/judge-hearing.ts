import { finalAnswer } from '@beacon/classification';
import { answerPosition, judgeRater, storableText } from '@beacon/domain';
import type { JobJudging } from '@beacon/domain';
import { mapJudgedAnswers, readStatements } from '@beacon/persistence';
import type { ExecutionRow, JudgedAnswerText, NewLabel } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { hear } from './heard-answer.js';

/** Rows as they are to be recorded, and the labels that come of them. */
export interface HeardRows {
  readonly rows: readonly ExecutionRow[];
  /** Of the rows in which a judge was heard. */
  readonly labels: ReadonlyMap<ExecutionRow, NewLabel>;
}

const EVIDENCE_LIMIT = 200;

/** Reads what judges answered, before it is recorded: the label is written in the transaction of the execution. */
export class JudgeHearing {
  constructor(private readonly orm: { readonly em: Pick<MikroORM['em'], 'fork'> }) {}

  /**
   * Reads the rows that are answers of judges; all others stay as they are.
   * @param judgingOf the judging job's own part of its specification; null of any other job.
   */
  async read(
    rows: readonly ExecutionRow[],
    judgingOf: (jobId: string) => JobJudging | null,
  ): Promise<HeardRows> {
    const labels = new Map<ExecutionRow, NewLabel>();
    const read = new Map<ExecutionRow, ExecutionRow>();
    for (const [jobId, some] of Map.groupBy(rows, ({ job_id }) => job_id)) {
      const judging = judgingOf(jobId);
      if (judging === null) continue;
      for (const [row, { heard, label }] of await this.#hearJob(jobId, judging, some)) {
        read.set(row, heard);
        if (label !== null) labels.set(heard, label);
      }
    }
    return { rows: rows.map((row) => read.get(row) ?? row), labels };
  }

  async #hearJob(
    jobId: string,
    judging: JobJudging,
    rows: readonly ExecutionRow[],
  ): Promise<ReadonlyMap<ExecutionRow, HeardRow>> {
    const em = this.orm.em.fork();
    const at = Map.groupBy(rows, ({ question_id }) => answerPosition(question_id ?? '') ?? -1);
    const statements = await readStatements(em, judging.sourceJobId);
    const heard = new Map<ExecutionRow, HeardRow>();
    await mapJudgedAnswers(em, jobId, [...at.keys()], (judged) => {
      const statement = statements.get(judged.questionId) ?? null;
      const shown = { answer: finalAnswer(judged.response).text, statement };
      for (const row of at.get(judged.position) ?? []) {
        heard.set(row, hearRow(row, { jobId, judging, judged, shown }));
      }
    });
    return heard;
  }
}

/** A row of a judge as it is to be recorded, and its label if it was heard. */
interface HeardRow {
  readonly heard: ExecutionRow;
  readonly label: NewLabel | null;
}

/** What a judge was asked about. */
interface Asked {
  readonly jobId: string;
  readonly judging: JobJudging;
  readonly judged: JudgedAnswerText;
  readonly shown: { readonly answer: string; readonly statement: string | null };
}

function hearRow(row: ExecutionRow, { jobId, judging, judged, shown }: Asked): HeardRow {
  const { row: heard, verdict } = hear(row, shown, judging.prompt);
  if (verdict === null) return { heard, label: null };
  return {
    heard,
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
