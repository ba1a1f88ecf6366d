import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { LearnedModel } from './analysis.js';
import { calibrationOf } from './calibration-counts.js';
import { crossValidateNgrams, judgeByPhrases } from './baselines.js';
import { LANGUAGES, Validation } from './cross-validate.js';
import type { HeldOut } from './folds.js';
import { htmlReport } from './html-report.js';
import { wordless } from './labelled-as.js';
import type { LabelledAnswer } from './labelled-answer.js';
import { judgeAll, type Judged } from './measure.js';
import { formatOutcomes } from './outcomes-file.js';
import { OWN_SET, readAnswers, readOwnAnswers } from './read-answers.js';
import { reportOf, sectionOf, type Section } from './report.js';
import { textReport } from './text-report.js';
import { train, TRAINING } from './train.js';
import type { TypedAnswer } from './labelled-as.js';
import { compareVerdicts, verdictsText } from './verdicts.js';
import { writeFigures, writeWeights } from './write-data.js';

const USAGE = `Compares the outcome classifier with labels: those of people, or of two judges where they agree.

  --in <file>        JSON lines, gzipped or not: {id, response, human: refused|evasive|partial|answered, prompt?, model?, language?},
                     or judge_a and judge_b in place of human; question_id?, topic?. Several: --in <file> --in <file>
                     (default: the held-out part of ${OWN_SET})
  --html <file>      write the report as a page, too
  --json             the report as JSON
  --cross-validate   train without each family of models, without each part of the questions, and without both, and judge what was
                     held out
  --train            train the learned part on --in and the training part of ${OWN_SET}, and write its weights into the sources
  --verdicts         compare verdicts by language, model by model, from answers as typed by a learned part that saw neither their models nor
                     their questions, with verdicts from the labels
  --outcomes <file>  write those answers' labels and outcomes, without their words and with models numbered
  --figures          write the counts that correct rates for the classifier's errors into the sources (cross-validates --in)
`;

interface Options {
  readonly in: readonly string[];
  readonly html?: string;
  readonly json: boolean;
  readonly 'cross-validate': boolean;
  readonly train: boolean;
  readonly figures: boolean;
  readonly verdicts: boolean;
  readonly outcomes?: string;
}

const FOLDS: readonly (readonly [HeldOut, string])[] = [
  ['model', 'Cross-validated: the family of models not seen in training'],
  ['questions', 'Cross-validated: the questions not seen in training'],
  ['each_model_and_questions', 'Cross-validated: neither the model nor the questions seen'],
  ['model_and_questions', 'Cross-validated: neither the family of models nor the questions seen'],
];

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      in: { type: 'string', multiple: true, default: [] },
      html: { type: 'string' },
      json: { type: 'boolean', default: false },
      'cross-validate': { type: 'boolean', default: false },
      train: { type: 'boolean', default: false },
      figures: { type: 'boolean', default: false },
      verdicts: { type: 'boolean', default: false },
      outcomes: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values.help ? null : values;
}

function calibrate(options: Options): string {
  const own = readOwnAnswers();
  const files = options.in.map(readAnswers);
  const given = files.flatMap(({ answers }) => answers);
  const heldOut = own.filter(({ split }) => split === 'test');
  const trained = [...given, ...own.filter(({ split }) => split === 'train')];
  const validation = new Validation(given, trained);
  if (options.train) {
    const { model, path } = trainedModel(validation, trained.length);
    say(`Wrote ${path}; build again to use it.`);
    if (!isReporting(options))
      return `${[...model.keys()].join(', ')} trained on ${trained.length} answers`;
  }
  if (options.figures) {
    const validated = validation.judged('model_and_questions');
    // Only labels of answers with a topic tell evasive from refused.
    const strict = validated.filter(({ row }) => row.topic !== null);
    say(`Wrote ${writeFigures(calibrationOf(strict, validated))}.`);
  }
  if (options.outcomes !== undefined) {
    writeFileSync(options.outcomes, formatOutcomes(typedPairs(validation)));
  }
  if (options.verdicts) return verdictsText(compareVerdicts(typedPairs(validation)));
  const disputed = files.reduce((sum, file) => sum + file.disputed, 0);
  const measured = given.length === 0 ? heldOut : given;
  const sections = sectionsOf(measured, options['cross-validate'] ? validation : null);
  const report = reportOf(inputOf(options.in, disputed), sections);
  if (options.html !== undefined) writeFileSync(options.html, htmlReport(report));
  return options.json ? JSON.stringify(report) : textReport(report);
}

/** Training writes, and says no more, unless a report is asked for. */
function isReporting(options: Options): boolean {
  return options['cross-validate'] || options.figures || options.verdicts || options.json;
}

function trainedModel(
  validation: Validation,
  answers: number,
): { readonly model: LearnedModel; readonly path: string } {
  const model: LearnedModel = new Map(
    LANGUAGES.map((language) => [
      language,
      {
        ...train(validation.prepared.get(language), TRAINING[language]),
        scales: validation.scales(language),
      },
    ]),
  );
  return { model, path: writeWeights(model, answers) };
}

function sectionsOf(measured: readonly LabelledAnswer[], validation: Validation | null): Section[] {
  const sections = [
    sectionOf('As committed: in-sample for what it was trained on', judgeAll(measured, undefined)),
    sectionOf('As committed, without the question', judgeAll(measured, undefined, false)),
    sectionOf('Rules alone', judgeAll(measured, null)),
    sectionOf('Baseline: a list of sixty phrases', judgeByPhrases(measured)),
  ];
  if (validation === null) return sections;
  const ngrams = (kind: HeldOut): Judged[] =>
    crossValidateNgrams(measured, validation.trained, kind);
  return [
    ...sections,
    ...FOLDS.map(([kind, title]) => sectionOf(title, validation.judged(kind))),
    sectionOf(
      'Baseline: n-grams, neither the model nor the questions seen',
      ngrams('each_model_and_questions'),
    ),
    sectionOf(
      'Baseline: n-grams, neither family nor questions seen',
      ngrams('model_and_questions'),
    ),
  ];
}

/** Answers to questions with a topic, which are the same in several languages. */
function typedPairs(validation: Validation): TypedAnswer[] {
  return validation
    .judged('model_and_questions')
    .filter(({ row }) => row.topic !== null)
    .map(wordless);
}

function inputOf(files: readonly string[], disputed: number): string {
  if (files.length === 0) return `${OWN_SET}, held-out part`;
  const names = files.map((file) => basename(file)).join(', ');
  return disputed === 0 ? names : `${names}; ${disputed} answers on which judges differ left out`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function main(): void {
  const options = readOptions();
  if (options === null) return void process.stdout.write(USAGE);
  process.stdout.write(`${calibrate(options)}\n`);
}

try {
  main();
} catch (error: unknown) {
  process.stderr.write(`calibrate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
