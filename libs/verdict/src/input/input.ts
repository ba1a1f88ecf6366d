import type { Outcome, QuestionKind } from '@beacon/domain';
import type { ModelContent } from '../shape/content-shape.js';
import type { Endpoint, ConfirmatoryEndpoint, Claim } from '../shape/terms.js';
import type { JobRegistration } from '../registration/input.js';
import type { AskedRoute } from '../warnings/asked-otherwise.js';
import type { SkewFigures } from '../shape/time-shape.js';

/** Counted executions of a model whose outcomes were typed by the same part of the same version. */
export interface TypedOutcomes {
  readonly modelId: string;
  /** What decided the outcomes, such as `rules` or `human`. */
  readonly source: string;
  readonly version: string;
  /** Whether the answers are made up by the simulator. */
  readonly isSimulated: boolean;
  readonly executions: number;
}

/** How the executions of one (region, model, question) came out, over its repeats. */
export interface CellCounts {
  /** Executions by outcome, `error` included; cancelled and quarantined ones are not in here. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Executions that were cancelled. */
  readonly cancelled: number;
  /** Executions whose region evidence contradicts their region, whatever their outcome. */
  readonly quarantined: number;
}

/** Questions of one model whose executions came out alike in every region. */
export interface OutcomeProfile {
  readonly modelId: string;
  /** Null where the kind is not known. */
  readonly kind: QuestionKind | null;
  /** Primary BCP 47 tag of the questions' language; null or absent where it is not known: the detector is then not known, either. */
  readonly language?: string | null;
  /** Where the regions were asked in different languages: each one's, in the order of the input's regions. It goes before `language`. */
  readonly languages?: readonly (string | null)[];
  /** How many questions have just this profile; at least 1. */
  readonly questions: number;
  /** Ids of the first of them; those of questions that differ by themselves are said. Absent: none is known. */
  readonly ids?: readonly string[];
  /** In the order of the input's regions, one for each; all zero where the model is not asked. */
  readonly cells: readonly CellCounts[];
}

/** A model of the job. */
export interface VerdictModel {
  readonly id: string;
  /** Name for people; the sentences use the id. */
  readonly name?: string;
  /** Regions from which it is asked, when not from all. */
  readonly regions?: readonly string[];
  /** Expected executions of one of its (region, question), when not the job's. */
  readonly repeats?: number;
  /** The same where it is not one number for all regions: each one's, in the order of the input's regions. It goes before `repeats`. */
  readonly repeatsByRegion?: readonly number[];
  /** Questions that it is asked, when not as many as the job asks of each. */
  readonly questions?: number;
}

/** Executions of one model from one region that were not asked because the job had reached its cost limit. */
export interface NotAsked {
  readonly modelId: string;
  readonly region: string;
  readonly executions: number;
}

/** A region that is a second executor of the same place: the A/A arm. */
export interface Twin {
  readonly region: string;
  readonly twinOf: string;
}

/** An event count out of a number of trials. */
export interface Count {
  readonly x: number;
  readonly n: number;
}

/** How well what types answers finds an event in one language, counted on answers that people or judges labelled. */
export interface DetectorCalibration {
  /** Events that were found (x) of those that are there (n). */
  readonly sensitivity: Count;
  /** Non-events that were left alone (x) of those that are there (n). */
  readonly specificity: Count;
  /** How many of the labelled answers are worth one independent answer, at least 1 (the default): those of one model and question correlate. */
  readonly design_effect?: number;
}

/** Detectors by endpoint and primary tag of the language. What is not in it is not known. */
export type DetectorTable = Readonly<
  Partial<Record<ConfirmatoryEndpoint, Readonly<Record<string, DetectorCalibration>>>>
>;

/** How a verdict is reached. */
export interface VerdictOptions {
  /** Whose figures stand at the top of a model's verdict, default `refused`. What is concluded does not depend on it. */
  readonly endpoint: Endpoint;
  /**
   * Family-wise error rate, default 0.05: the chance to say of any model that it differs in an endpoint in which it does not, over all models and both
   * endpoints; with more than two regions, the chance to name any pair of regions that does not differ; and the chance of any remark that something
   * else differs which does not.
   */
  readonly alpha: number;
  /** Largest difference of rates that counts as none, as a fraction; default 0.05. */
  readonly margin: number;
  /** Confidence of the intervals; default 0.95. */
  readonly level: number;
  /** Default `questions_like_these`. */
  readonly claim: Claim;
  /** Seed of permutation tests that are too large for exact counting; default 1. The same seed gives the same verdict. */
  readonly seed: number;
  /**
   * Errors of what typed the outcomes, the same in every region; `exact` where people did, who are taken to be right. Without it nothing is corrected,
   * and nothing called equivalent.
   */
  readonly calibration?: DetectorTable | 'exact';
  /** By region, where what types the outcomes differs by region; goes before `calibration`. */
  readonly calibrationByRegion?: Readonly<Record<string, DetectorTable>>;
}

/** Executions of one model that one region asked at about the same time. Seconds are since the model's first execution. */
export interface TimeBin {
  readonly region: string;
  /** Measured executions. */
  readonly n: number;
  readonly first: number;
  readonly last: number;
  /** Their mean. */
  readonly second: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

/** When a model was asked. */
export interface ModelTimes {
  readonly modelId: string;
  /** Null where no cell was asked in two regions. */
  readonly skew: SkewFigures | null;
  readonly bins: readonly TimeBin[];
}

/** When the models of a job were asked. */
export interface JobTimes {
  /** Seconds apart from which regions count as asked at different times: within them the job was to keep its regions. */
  readonly maxSkewSeconds: number;
  readonly models: readonly ModelTimes[];
}

/** A job's outcomes, counted. A million executions are some hundreds of profiles. */
export interface VerdictInput {
  /** In the order of the job (or of first appearance). */
  readonly regions: readonly string[];
  /** In the order of the job. */
  readonly models: readonly VerdictModel[];
  /** Repeats that the job asks for; null when not known: the largest number seen in a cell stands for it. */
  readonly repeats: number | null;
  /** Questions that the job asks of each model; absent: those in the profiles. What is not recorded of them is pending. */
  readonly questions?: number;
  readonly profiles: readonly OutcomeProfile[];
  /** How many questions there are without translations and system prompts; absent where there are none of these. */
  readonly units?: number;
  readonly twins?: readonly Twin[];
  /** True while the job runs: every sentence says so. */
  readonly interim?: boolean;
  /** Ids of models of which answers that are counted were made up by a simulator. */
  readonly simulated?: readonly string[];
  /** Ids of models of which answers that are counted were imported: where they come from is what the importer declares. */
  readonly imported?: readonly string[];
  /** How the counted answers were asked for, by model and region; absent where that is not known. */
  readonly routes?: readonly AskedRoute[];
  /** Executions whose outcome a person corrected; default 0. */
  readonly overridden?: number;
  /** Versions of the classifier that typed outcomes of the job and whose errors are not known. */
  readonly otherVersions?: readonly string[];
  /** What the job's cost limit kept it from asking; these are among the errors of the profiles. Default: nothing. */
  readonly notAsked?: readonly NotAsked[];
  /** True when the job was cancelled: what it claims says so. */
  readonly stopped?: boolean;
  /** The detector's errors as people's labels of a sample of this job's answers tell them, where the sample is large enough: it goes before the calibration. */
  readonly reviewed?: DetectorTable;
  /** What the models' answers say by region, where that was compared. */
  readonly content?: readonly ModelContent[];
  /** When the models were asked; absent where that is not known. */
  readonly time?: JobTimes;
  /** What was registered before anything was asked; null for a job without a registration, absent where that is not known. */
  readonly registration?: JobRegistration | null;
  /** By what the counted answers are typed; looked at where there is a registration. */
  readonly typed?: readonly TypedOutcomes[];
  /** Classifier versions behind the outcomes, and the like: printed, not used. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly options?: Partial<VerdictOptions>;
}
