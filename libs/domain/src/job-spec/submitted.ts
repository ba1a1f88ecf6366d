import type { JudgingScope, OutcomePolicy } from '../job-specification.js';
import type { QuestionKind } from '../question.js';
import type { Path, Problems } from './problems.js';

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
    benchmark: unknown;
    constraints: unknown;
    models: List;
    questions: List;
    repeats: number;
    runs: number;
    order_seed: number;
    sampling: unknown;
    system_prompt: 'regional' | 'none';
    judging: unknown;
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
  models: List;
  regions: List;
  questions: List;
  repeats: number;
  runs: number;
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
}>;

/** Reads an object as it was submitted. What deviates from its shape becomes a problem at the path. */
export type ReadFields<Shape> = (value: unknown, path: Path, problems: Problems) => Shape;

/** How the parts of a specification are read: whoever received it knows its form, this library what it means. */
export interface SpecificationReader {
  readonly benchmark: ReadFields<BenchmarkFields>;
  readonly constraints: ReadFields<ConstraintsFields>;
  readonly sampling: ReadFields<SamplingFields>;
  readonly judging: ReadFields<JudgingFields>;
  readonly model: ReadFields<ModelFields>;
  /** An entry of `metadata.models`. */
  readonly metadataModel: ReadFields<ModelFields>;
  readonly question: ReadFields<QuestionFields>;
}

/** A body taken apart: the wrapper's values, the specification's fields, and where the latter stand. */
export interface SubmittedJob {
  /** Empty when the body is a bare specification. */
  readonly wrapper: WrapperFields;
  readonly job: JobFields;
  /** `['jobspec']` when the body is wrapped. */
  readonly path: Path;
}
