import type { Twin } from '../input/input.js';
import type { ContentOptions } from './input.js';
import type { ReadQuestion } from './read-question.js';
import type {
  ContentMeasure,
  ContentPair,
  ContentQuestion,
  ContentTestFigures,
  ContentTwin,
  ContentWarning,
} from '../shape/content-shape.js';

/** A model's answers, read by one measure. */
export interface MeasuredAnswers {
  readonly measure: ContentMeasure;
  readonly questions: readonly ReadQuestion[];
  /** Regions that are places of their own. */
  readonly places: readonly string[];
  readonly twins: readonly Twin[];
  readonly options: ContentOptions;
}

/** A test before it is held against those of other models. */
export interface RawTest extends Omit<ContentTestFigures, 'p_adjusted'> {
  /** The smallest p that this design can give. */
  readonly smallest: number;
}

/** What a test came to: over all regions, and for each pair in their order. */
export interface TestedPairs {
  readonly test: RawTest | null;
  /** Null where a pair was not tested. */
  readonly byPair: readonly (number | null)[];
}

/** A model's figures by one measure before they are held against those of other models. */
export interface RawContent {
  readonly measure: ContentMeasure;
  readonly tests: readonly RawTest[];
  readonly pairs: readonly Omit<ContentPair, 'p_adjusted'>[];
  readonly twins: readonly ContentTwin[];
  readonly questions: readonly ContentQuestion[];
  readonly warnings: readonly ContentWarning[];
  /** What is needed to test anything; used where there is no test. */
  readonly lacking: string;
}
