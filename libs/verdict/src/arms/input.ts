import type { ArmKind, Outcome, QuestionKind } from '@beacon/domain';
import type { DetectorTable, VerdictOptions } from '../input/input.js';
import type { ArmFactor } from '../shape/arms-shape.js';

/** How one execution ended, as it is counted. */
export type BlockEnd = Outcome | 'cancelled' | 'quarantined';

/** Executions that are alike in all but the arm: the same question, everything else the same, the same repeat. */
export interface ArmBlock {
  /** Levels of the input's factors, in their order. */
  readonly stratum: readonly string[];
  /** How many repeats ended just so. */
  readonly repeats: number;
  /** How each level of the arm ended; a level that was not asked here is absent. */
  readonly ends: ReadonlyMap<string, BlockEnd>;
}

/** Questions (or pairs of translations) of one model that came out alike in everything. */
export interface ArmProfile {
  readonly subject: string;
  readonly kind: QuestionKind | null;
  /** Primary tag; null where it is not known, or where there are several. It says nothing where languages are compared. */
  readonly language: string | null;
  /** How many there are; at least 1. */
  readonly questions: number;
  /** Ids of the first of them. */
  readonly ids: readonly string[];
  readonly blocks: readonly ArmBlock[];
}

/** By what a level of a model was answered, as it was seen. */
export interface ServedGroup {
  readonly subject: string;
  readonly level: string;
  /** Provider, and the one behind a router. */
  readonly route: string;
  /** The model that the provider says answered; null where it does not say. */
  readonly servedModel: string | null;
}

/** A job that has ended, by a chosen arm. */
export interface ArmsInput {
  readonly arm: ArmKind;
  /** In the order of the job. */
  readonly levels: readonly string[];
  /** What else differs by design. */
  readonly factors: readonly ArmFactor[];
  /** Models in the order of the job; of an arm whose levels are models, one for all of them. */
  readonly subjects: readonly string[];
  readonly profiles: readonly ArmProfile[];
  readonly served: readonly ServedGroup[];
  /** Subjects of which answers were made up by a simulator. */
  readonly simulated: readonly string[];
  /** Subjects of which answers were imported: where they come from is what the importer declares. */
  readonly imported: readonly string[];
  /** Executions that are counted although their evidence contradicts their region: it is not what is compared. */
  readonly elsewhere: number;
  readonly overridden: number;
  /** True when the job was cancelled: what is claimed says so. */
  readonly stopped: boolean;
  readonly reviewed?: DetectorTable;
  readonly versions?: Readonly<Record<string, string>>;
  readonly options: Partial<
    Pick<VerdictOptions, 'alpha' | 'margin' | 'claim' | 'level' | 'calibration'>
  >;
}

/** Two levels of one model. */
export interface LevelPair {
  readonly subject: string;
  readonly first: string;
  readonly second: string;
}
