import type { ArmKind } from '../arm-kind.js';
import type { AnalysisClaim, AnalysisEndpoint } from '../job-analysis.js';
import type { JudgingScope, OutcomePolicy } from '../job-specification.js';
import type { QuestionKind } from '../question.js';
import type { Path, Read } from './problems.js';

/** What was submitted of an object, as far as it could be read: fields of the wrong shape are absent, and a problem already. */
type Fields<Shape> = { readonly [Name in keyof Shape]?: Shape[Name] | null };

/** A list whose entries are read one by one, so that a long list of wrong ones costs nothing. */
type List = readonly unknown[];
type FreeForm = Readonly<Record<string, unknown>>;

/** Sampling parameters; accepted in `sampling` and, by the same names, beside it. */
export type SamplingFields = Fields<{
  temperature: number;
  max_tokens: number;
  seed: number;
  top_p: number;
}>;

/** A specification. */
export type JobFields = SamplingFields &
  Fields<{
    id: string;
    jobspec_id: string;
    version: string;
    repeats: number;
    runs: number;
    order_seed: number;
    system_prompt: 'regional' | 'none';
    retention_days: number;
    metadata: FreeForm;
  }>;

/** What a wrapped body holds beside the specification. */
export type WrapperFields = Fields<{
  target_regions: List;
  min_regions: number;
  min_success_rate: number;
}>;

/** `constraints`. */
export type ConstraintsFields = Fields<{
  regions: List;
  min_regions: number;
  min_success_rate: number;
  timeout: unknown;
  provider_timeout: unknown;
  max_skew: unknown;
  max_cost: number;
  providers: List;
}>;

/** `benchmark`. */
export type BenchmarkFields = Fields<{
  name: string;
  version: string;
  description: string;
  input: Fields<{ type: string; data: FreeForm }>;
}>;

/** `analysis`. */
export type AnalysisFields = Fields<{
  endpoint: AnalysisEndpoint;
  claim: AnalysisClaim;
  alpha: number;
  margin: number;
}>;

/** `judging`. */
export type JudgingFields = Fields<{
  models: List;
  region: unknown;
  policy: OutcomePolicy;
  only: JudgingScope;
  max_tokens: number;
}>;

/** A request that stored answers be judged. */
export type JudgingRequestFields = JudgingFields & Fields<{ again: boolean; reason: string }>;

/** What is added to a job that exists. */
export type AdditionFields = Fields<{
  regions: List;
  repeats: number;
  runs: number;
  max_cost: number;
  reason: string;
}>;

/** An entry of `models` that is an object. */
export type ModelFields = Fields<{ id: string; name: string; regions: List }>;

/** An entry of `questions` that is an object. */
export type QuestionFields = Fields<{
  id: string;
  text: string;
  category: string;
  language: string;
  kind: QuestionKind;
  statement: string;
  pair: string;
}>;

/** An entry of `arms`. */
export type ArmFields = Fields<{ kind: ArmKind; levels: List }>;

/** An entry of `levels` of an arm. Its form is checked where it is read. */
export type ArmLevelFields = Fields<{ name: string; model: string; system_prompt: string }>;

/** A list of ids and objects that was read: no further than it can be accepted, or more problems can be reported. */
export interface ReadList<Shape> {
  readonly entries: List;
  /** The objects among the entries, by their places; null for an entry that is none. */
  readonly objects: readonly (Read<Shape> | null)[];
}

/** A body taken apart and read: the wrapper's values, the specification's fields, and where the latter stand. */
export interface SubmittedJob {
  /** Empty when the body is a bare specification. */
  readonly wrapper: WrapperFields;
  readonly job: JobFields;
  /** `['jobspec']` when the body is wrapped. */
  readonly path: Path;
  /** Null for what is absent, or cannot be read, which is a problem already. */
  readonly parts: {
    readonly benchmark: Read<BenchmarkFields> | null;
    readonly constraints: Read<ConstraintsFields>;
    readonly sampling: Read<SamplingFields> | null;
    readonly judging: Read<JudgingFields> | null;
    readonly analysis: Read<AnalysisFields> | null;
    readonly models: ReadList<ModelFields> | null;
    readonly questions: ReadList<QuestionFields> | null;
    readonly arms: ReadList<ArmFields> | null;
    /** Of `metadata.models`, and of `metadata.model` as a list of one. */
    readonly metadataModels: ReadList<ModelFields> | null;
    readonly metadataModel: ReadList<ModelFields> | null;
  };
}

/** What is added to a job, as it was read. */
export interface SubmittedAddition {
  readonly fields: AdditionFields;
  readonly models: ReadList<ModelFields> | null;
  readonly questions: ReadList<QuestionFields> | null;
}
