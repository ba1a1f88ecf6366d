import type { JobModel, JobStatus, QuestionKind, Sampling } from '@beacon/domain';
import type { CellCounts } from '../input/input.js';

/** A job as it is compared with another: how it asked, without its questions. */
export interface AskedJob {
  readonly id: string;
  readonly status: JobStatus;
  /** ISO 8601, as are all times here. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly models: readonly Pick<JobModel, 'id' | 'regions'>[];
  /** Executions expected of a question. */
  readonly repeats: number;
  readonly sampling: Partial<Sampling>;
  /** What each region was sent, or a hash of it; null where nothing was. */
  readonly systemPrompts: Readonly<Record<string, string | null>>;
}

/** A question of either of two jobs. */
export interface AskedQuestion {
  /** Empty for a job's own prompt. */
  readonly id: string;
  readonly inBefore: boolean;
  readonly inAfter: boolean;
  /** Whether both ask it in the same words; false where one does not ask it. */
  readonly isSame: boolean;
}

/** Counted executions of a model and region by what typed them, and by what answered them. */
export interface AnsweredGroup {
  readonly modelId: string;
  readonly region: string;
  /** What decided the outcomes, such as `rules` or `human`. */
  readonly source: string;
  readonly version: string;
  /** Whether the answers are made up: their response carried the simulator's header. */
  readonly isSimulated: boolean;
  readonly provider: string;
  /** The provider's name of the model; null in executions without an answer. */
  readonly providerModel: string | null;
  /** The model that the provider says answered; null where it does not say. */
  readonly servedModel: string | null;
  /** The provider's own region that was asked; null where the lane names none. */
  readonly askedRegion: string | null;
  /** The provider behind a router that served; null without one. */
  readonly upstream: string | null;
  /** Parameters of the sampling that were not sent, as a JSON list; null for none. */
  readonly leftOut: string | null;
  readonly executions: number;
}

/** A question of a counted job. */
export interface CountedQuestion {
  /** Empty for the job's own prompt. */
  readonly id: string;
  /** SHA-256 of its text: questions are the same when id and text are. */
  readonly sha256: string;
  /** Primary BCP 47 tag; null where it is not known. */
  readonly language: string | null;
  readonly kind: QuestionKind | null;
}

/** How the executions of one model, region and question came out. */
export interface CountedCell extends CellCounts {
  readonly modelId: string;
  readonly region: string;
  readonly questionId: string;
}

/** A job that has ended, counted: everything of it that a comparison reads, and no text. */
export interface CountedJob {
  readonly job: AskedJob;
  readonly questions: readonly CountedQuestion[];
  readonly cells: readonly CountedCell[];
  readonly answered: readonly AnsweredGroup[];
}
