import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import { analysis } from './analysis.js';
import type { LearnedModel } from './analysis.js';
import type { Calibration } from './calibration-counts.js';

const FOLDER = 'libs/classification/src';

/** Writes the learned part where the classifier reads it. Gives the path. */
export function writeWeights(model: LearnedModel, answers: number): string {
  const languages = [...model].map(([language, { withheld, partly, scales }]) => [
    language,
    { scales, withheld: analysis.formatPart(withheld), partly: analysis.formatPart(partly) },
  ]);
  return written('learned/weights.json', {
    trained_on: answers,
    languages: Object.fromEntries(languages),
  });
}

/** Writes the counts from which rates can be corrected for the classifier's errors. Gives the path. */
export function writeFigures(calibration: Calibration): string {
  return written('calibration/calibration.json', calibration);
}

function written(file: string, data: unknown): string {
  const path = join(projectRoot(), FOLDER, file);
  writeFileSync(path, `${JSON.stringify(data, null, 2)}\n`);
  return path;
}
