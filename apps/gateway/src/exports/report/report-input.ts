import type { ContentComparison, Verdict } from '@beacon/verdict';
import type { JobSpec, JobStatus, QuestionKind } from '@beacon/domain';
import type {
  JobProof,
  KnownAnswer,
  LaneState,
  MatrixGroup,
  ReportFacts,
} from '@beacon/persistence';
import type { SpecificationView } from '../../jobs/specification.view.js';

/** A region as people call it. */
export interface ReportRegion {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** A question of the report's tables. */
export interface ReportQuestion {
  /** Empty for the job's own prompt. */
  readonly id: string;
  readonly text: string;
  readonly category: string | null;
  readonly language: string | null;
  readonly kind: QuestionKind | null;
  /** SHA-256 of the text in UTF-8. */
  readonly sha256: string;
}

/** A system prompt, as it was frozen when the job was accepted. */
export interface ReportSystemPrompt {
  readonly region: string;
  /** Null where none was sent. */
  readonly text: string | null;
  readonly sha256: string | null;
}

/** A question on which the regions of a model differ, with an answer of each. */
export interface ReportExample {
  readonly modelId: string;
  readonly question: ReportQuestion;
  /** Regions in the job's order; without those that have no answer. */
  readonly answers: readonly KnownAnswer[];
}

/** All that a report says. The renderer reads nothing else. */
export interface ReportInput {
  readonly job: {
    readonly id: string;
    readonly status: JobStatus;
    readonly spec: JobSpec;
    readonly createdAt: Date;
    readonly startedAt: Date | null;
    readonly completedAt: Date | null;
  };
  readonly verdict: Verdict;
  /** What the answers say by region. */
  readonly content: ContentComparison;
  readonly regions: readonly ReportRegion[];
  readonly lanes: readonly LaneState[];
  /** The first questions of the job; {@link questionCount} says how many there are. */
  readonly questions: readonly ReportQuestion[];
  /** A job that asks its own prompt has one. */
  readonly questionCount: number;
  /** Outcomes of {@link questions}. */
  readonly groups: readonly MatrixGroup[];
  /** The largest differences between regions; {@link differing} says how many there are. */
  readonly examples: readonly ReportExample[];
  /** Questions of a model, among {@link questions}, on which its regions differ. */
  readonly differing: number;
  readonly systemPrompts: readonly ReportSystemPrompt[];
  readonly facts: ReportFacts;
  /** What proves its records; null of a job from before that was kept. */
  readonly proof: JobProof | null;
  /** What makes the same job again; with the first questions only, where there are more. */
  readonly specification: SpecificationView;
  readonly versions: {
    readonly beacon: string;
    readonly schema: string;
    readonly classifier: string;
  };
  readonly generatedAt: Date;
}
