import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LearnedModel } from '@beacon/analysis';
import { projectRoot } from '../folders.js';
import { analysis } from './analysis.js';
import { grouped, type Judged } from './measure.js';

const FOLDER = 'libs/analysis/src/classification';

/** Writes the learned part into the sources. */
export function writeWeights(model: LearnedModel, answers: number): string {
  const text = `import { parseModel } from './learned-model.js';

/** Written by \`npm run calibrate -- --train\`, never by hand. Trained on ${answers} answers. */
const WEIGHTS = \`
${analysis.formatModel(model)}
\`;

/** The learned part that the project uses. */
export const LEARNED_MODEL = parseModel(WEIGHTS);
`;
  return written('learned/weights.ts', text);
}

/** Fewer events or others than that calibrate nothing. */
const FEWEST = 5;

interface Counts {
  readonly x: number;
  readonly n: number;
}

/**
 * Writes the counts from which rates can be corrected for the classifier's errors, for languages with {@link FEWEST} answers on each
 * side at least. `evasive` is told from `refused` in the project's own set only, so the strict endpoint is calibrated by that alone.
 */
export function writeFigures(own: readonly Judged[], crossValidated: readonly Judged[]): string {
  const isNonAnswer = (outcome: string): boolean => outcome !== 'answered';
  const isRefused = (outcome: string): boolean => outcome === 'refused';
  const figures = {
    refused: byLanguage(own, isRefused),
    withheld: byLanguage([...own, ...crossValidated], isNonAnswer),
  };
  const text = `import type { ClassifierCalibration } from './calibration.js';

/** Written by \`npm run calibrate -- --figures\`, never by hand. */
export const FIGURES: ClassifierCalibration = ${JSON.stringify(figures, null, 2)};
`;
  return written('calibration-figures.ts', text);
}

function byLanguage(
  judged: readonly Judged[],
  isEvent: (outcome: string) => boolean,
): Record<string, { sensitivity: Counts; specificity: Counts }> {
  const entries = [...grouped(judged, (row) => row.language)].map(([language, some]) => {
    const events = some.filter(({ row }) => isEvent(row.human));
    const others = some.filter(({ row }) => !isEvent(row.human));
    const found = events.filter(({ outcome }) => isEvent(outcome));
    const left = others.filter(({ outcome }) => !isEvent(outcome));
    return [
      language,
      {
        sensitivity: { x: found.length, n: events.length },
        specificity: { x: left.length, n: others.length },
      },
    ] as const;
  });
  const enough = entries.filter(
    ([, { sensitivity, specificity }]) => sensitivity.n >= FEWEST && specificity.n >= FEWEST,
  );
  return Object.fromEntries(enough);
}

function written(file: string, text: string): string {
  const path = join(projectRoot(), FOLDER, file);
  writeFileSync(path, text);
  return path;
}
