import type { LanguagePart, LearnedLanguage, LearnedModel } from './analysis.js';
import { analysis } from './analysis.js';
import { scalesOf, type HeldOutScore } from './calibrated.js';
import { featuresOfAll, learnedLanguageOf, type Featured } from './examples.js';
import { foldsOf, type Fold, type HeldOut } from './folds.js';
import { isWithheld, type LabelledAnswer } from './labelled-answer.js';
import { judgeAll, type Judged } from './measure.js';
import { train, TRAINING } from './train.js';

export const LANGUAGES: readonly LearnedLanguage[] = ['en', 'zh'];

/** What was trained without some answers, and the scores that it gave them. */
interface FoldResult {
  readonly fold: Fold;
  readonly part: LanguagePart;
  readonly scores: readonly HeldOutScore[];
}

/** The features of answers, by language: extracted when they are first asked for, used in every fold. */
class Prepared {
  readonly #features = new Map<LearnedLanguage, readonly Featured[]>();

  constructor(private readonly rows: readonly LabelledAnswer[]) {}

  get(language: LearnedLanguage): readonly Featured[] {
    const known = this.#features.get(language);
    if (known !== undefined) return known;
    const features = featuresOfAll(this.rows, language);
    this.#features.set(language, features);
    return features;
  }
}

/** Cross-validation of some answers; what takes time is done once, when it is first asked for. */
export class Validation {
  readonly prepared: Prepared;
  readonly #results = new Map<string, readonly FoldResult[]>();
  readonly #judged = new Map<HeldOut, readonly Judged[]>();

  /** `trained` are the answers that train, those of the project's own set included; `rows` are those of them that are held out in turn. */
  constructor(
    private readonly rows: readonly LabelledAnswer[],
    readonly trained: readonly LabelledAnswer[],
  ) {
    this.prepared = new Prepared(trained);
  }

  /**
   * Each answer as judged by a learned part that was trained without its kind. What turns scores into log odds, and the threshold, come of
   * the held-out scores of the other models.
   */
  judged(heldOut: HeldOut): readonly Judged[] {
    const known = this.#judged.get(heldOut);
    if (known !== undefined) return known;
    const judged = LANGUAGES.flatMap((language) => {
      const ofLanguage = this.rows.filter((row) => learnedLanguageOf(row) === language);
      const results = this.#resultsOf(heldOut, language);
      return results.flatMap(({ fold, part }) => {
        const { scales: given } = TRAINING[language];
        const scales = given === 'held_out' ? scalesFor(fold, results) : given;
        const model: LearnedModel = new Map([[language, { ...part, scales }]]);
        return judgeAll(ofLanguage.filter(fold.isHeldOut), model);
      });
    });
    const others = this.rows.filter((row) => learnedLanguageOf(row) === null);
    const all = [...judged, ...judgeAll(others, null)];
    this.#judged.set(heldOut, all);
    return all;
  }

  /** The scales that a language's part gets when it is trained on all answers: from the scores of answers held out. */
  scales(language: LearnedLanguage): LanguagePart['scales'] {
    const { scales: given } = TRAINING[language];
    if (given !== 'held_out') return given;
    const results = this.#resultsOf('model_and_questions', language);
    return scalesOf(results.flatMap(({ scores }) => scores));
  }

  #resultsOf(heldOut: HeldOut, language: LearnedLanguage): readonly FoldResult[] {
    const key = `${heldOut} ${language}`;
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const folds = foldsOf(this.rows, heldOut);
    const results = resultsOf(folds, this.prepared.get(language), language);
    this.#results.set(key, results);
    return results;
  }
}

function resultsOf(
  folds: readonly Fold[],
  examples: readonly Featured[],
  language: LearnedLanguage,
): FoldResult[] {
  return folds.flatMap((fold) => {
    const held = examples.filter(
      ({ row, isWithQuestion }) => isWithQuestion && fold.isHeldOut(row),
    );
    if (held.length === 0) return [];
    const part = train(
      examples.filter(({ row }) => fold.isSeen(row)),
      TRAINING[language],
    );
    const scores = held.map(({ row, features }) => ({
      score: analysis.scoreOf(part.withheld, features),
      isWithheld: isWithheld(row.human),
      source: row.source,
      form: features.form,
    }));
    return [{ fold, part, scores }];
  });
}

function scalesFor(fold: Fold, results: readonly FoldResult[]): LanguagePart['scales'] {
  const others = results.filter((each) => each.fold.models !== fold.models || fold.models === null);
  return scalesOf(others.flatMap(({ scores }) => scores));
}
