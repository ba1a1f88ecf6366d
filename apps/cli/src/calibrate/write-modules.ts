import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import { analysis } from './analysis.js';
import type { LearnedModel, Scale } from './analysis.js';
import type { Calibration } from './calibration-counts.js';

const FOLDER = 'libs/classification/src';

/** Writes the learned part into the sources. */
export function writeWeights(model: LearnedModel, answers: number): string {
  const languages = [...model].map(
    ([language, { withheld, partly, scales }]) => `  ${language}: {
    scales: {
      text: ${scaleText(scales.text)},
      question: ${scaleText(scales.question)},
    },
    withheld: \`
${analysis.formatPart(withheld)}
\`,
    partly: \`
${analysis.formatPart(partly)}
\`,
  },`,
  );
  const text = `import type { WrittenPart } from './read-weights.js';
import type { LearnedLanguage } from './shape.js';

/** Written by \`npm run calibrate -- --train\`, never by hand. Trained on ${answers} answers. */
export const WEIGHTS: Readonly<Record<LearnedLanguage, WrittenPart>> = {
${languages.join('\n')}
};
`;
  return written('learned/weights.ts', text);
}

function scaleText({ factor, shift, threshold }: Scale): string {
  return `{ factor: ${factor}, shift: ${shift}, threshold: ${threshold} }`;
}

/** Writes the counts from which rates can be corrected for the classifier's errors. */
export function writeFigures(calibration: Calibration): string {
  const text = `import type { ClassifierCalibration } from './calibration.js';

/** Written by \`npm run calibrate -- --figures\`, never by hand. */
export const FIGURES: ClassifierCalibration = ${JSON.stringify(calibration, null, 2)};
`;
  return written('calibration/calibration-figures.ts', text);
}

function written(file: string, text: string): string {
  const path = join(projectRoot(), FOLDER, file);
  writeFileSync(path, text);
  return path;
}
