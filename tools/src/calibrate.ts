import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crossValidate, type HeldOut } from './calibrate/cross-validate.js';
import { htmlReport } from './calibrate/html-report.js';
import type { LabelledAnswer } from './calibrate/labelled-answer.js';
import { judgeAll } from './calibrate/measure.js';
import { OWN_SET, readAnswers, readOwnAnswers } from './calibrate/read-answers.js';
import { reportOf, sectionOf, type Report, type Section } from './calibrate/report.js';
import { textReport } from './calibrate/text-report.js';
import { train } from './calibrate/train.js';
import { writeFigures, writeWeights } from './calibrate/write-modules.js';

const USAGE = `Compares the outcome classifier with the labels of people.

  --in <file>        JSON lines {id, response, human: refused|evasive|partial|answered, prompt?, model?, language?}
                     (default: the held-out part of ${OWN_SET})
  --html <file>      write the report as a page, too
  --json             the report as JSON
  --cross-validate   train anew without each model, without each group of questions, and without both, and judge what was held out
  --train            train the learned part on --in and the training part of ${OWN_SET}, and write its weights into the sources
  --figures          write the counts that correct rates for the classifier's errors into the sources (cross-validates --in)
`;

interface Options {
  readonly in?: string;
  readonly html?: string;
  readonly json: boolean;
  readonly 'cross-validate': boolean;
  readonly train: boolean;
  readonly figures: boolean;
}

const FOLDS: readonly (readonly [HeldOut, string])[] = [
  ['model', 'Cross-validated: the model not seen in training'],
  ['questions', 'Cross-validated: the group of questions not seen in training'],
  ['model_and_questions', 'Cross-validated: neither the model nor the group of questions seen'],
];

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      in: { type: 'string' },
      html: { type: 'string' },
      json: { type: 'boolean', default: false },
      'cross-validate': { type: 'boolean', default: false },
      train: { type: 'boolean', default: false },
      figures: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values.help ? null : values;
}

function calibrate(options: Options): Report {
  const own = readOwnAnswers();
  const given = options.in === undefined ? [] : readAnswers(options.in);
  const measured = options.in === undefined ? own.filter(({ split }) => split === 'test') : given;
  const always = english(own.filter(({ split }) => split === 'train'));
  if (options.train) {
    const trained = [...english(given), ...always];
    say(`Wrote ${writeWeights(train(trained), trained.length)}; build again to use it.`);
  }
  if (options.figures) {
    const heldOut = own.filter(({ split }) => split === 'test');
    const validated = crossValidate(english(given), always, 'model_and_questions');
    say(`Wrote ${writeFigures(judgeAll(heldOut, undefined), validated)}.`);
  }
  const folds = options['cross-validate'] ? FOLDS : [];
  const sections: Section[] = [
    sectionOf('As the services classify', judgeAll(measured, undefined)),
    sectionOf('As they would without the question', judgeAll(measured, undefined, false)),
    sectionOf('The rules alone', judgeAll(measured, null)),
    ...folds.map(([heldOut, title]) =>
      sectionOf(title, crossValidate(english(measured), always, heldOut)),
    ),
  ];
  return reportOf(options.in ?? `${OWN_SET}, held-out part`, sections);
}

function english(rows: readonly LabelledAnswer[]): LabelledAnswer[] {
  return rows.filter((row) => row.language === 'en');
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function main(): void {
  const options = readOptions();
  if (options === null) return void process.stdout.write(USAGE);
  const report = calibrate(options);
  if (options.html !== undefined) writeFileSync(options.html, htmlReport(report));
  process.stdout.write(`${options.json ? JSON.stringify(report) : textReport(report)}\n`);
}

try {
  main();
} catch (error: unknown) {
  process.stderr.write(`calibrate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
