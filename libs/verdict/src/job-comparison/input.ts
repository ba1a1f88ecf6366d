import type { QuestionKind } from '@beacon/domain';
import type { CellCounts, DetectorTable, VerdictOptions } from '../input/input.js';

/** Questions of one model and region that came out alike, in both jobs. */
export interface ComparedProfile {
  readonly kind: QuestionKind | null;
  /** Primary BCP 47 tag; null where it is not known. */
  readonly language: string | null;
  /** How many there are; at least 1. */
  readonly questions: number;
  /** Ids of all of them where before and after are not the same; an empty id is a job's own prompt. */
  readonly ids: readonly string[];
  readonly before: CellCounts;
  readonly after: CellCounts;
}

/** One model in one region that both jobs asked. */
export interface LaneInput {
  readonly modelId: string;
  readonly region: string;
  /** Questions that both asked in the same words, recorded or not. */
  readonly questions: number;
  /** Executions that each job expects of a question. */
  readonly repeats: { readonly before: number; readonly after: number };
  readonly profiles: readonly ComparedProfile[];
}

/** By what the counted outcomes of a job were typed. */
export interface ArmTyping {
  /** `classifier` of this version (a few corrected by people), `people` all of them, or anything of which nothing is known. */
  readonly by: 'classifier' | 'people' | 'unknown';
  /** Share of them whose outcome was corrected by hand. */
  readonly overriddenShare: number;
  /** What typed them, as it is stored. */
  readonly versions: string;
  /** What a finished review says of the typing; empty without one. */
  readonly reviewed: DetectorTable;
}

/** Two jobs that have ended, counted over what is comparable in them. */
export interface JobComparisonInput {
  readonly lanes: readonly LaneInput[];
  readonly typing: { readonly before: ArmTyping; readonly after: ArmTyping };
  /** Models of which answers were made up by a simulator, in either job. */
  readonly simulated: readonly string[];
  /** Models of which answers were imported, in either job. @default none */
  readonly imported?: readonly string[];
  readonly options: Partial<Pick<VerdictOptions, 'alpha' | 'margin' | 'claim' | 'level'>>;
  /** What this version's classifier finds. @default its own calibration */
  readonly calibration?: DetectorTable;
}
