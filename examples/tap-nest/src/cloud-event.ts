/** What every event of Beacon has. docs/messages.md says what each type has in `data`. */
export interface CloudEvent<Data> {
  /** The same each time that the event comes: whoever counts drops repeats by it. */
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly data: Data;
}

export interface ExecutionRecorded {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly question_id: string | null;
  readonly outcome: string;
}

export interface JobCompleted {
  readonly job_id: string;
  readonly status: string;
  readonly executions: number;
}
