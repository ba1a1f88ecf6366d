import { ConfigurationError, loadCatalogue, loadQuestionBank } from '@beacon/config';
import type { ConfigurationProblem, Environment } from '@beacon/config';
import type { Catalogue } from '@beacon/domain';
import type { FileProblem } from '../jobfile/job-file.error.js';
import { count } from '../terminal/format.js';
import { variablesNotSet } from './lane-variables.js';
import { refused, sound, type Validation } from './validation.js';

/** `beacon up` starts a simulator where a catalogue names one, and sets its address. */
const SET_BY_UP: Environment = { BEACON_SIMULATOR_URL: 'http://127.0.0.1:1' };

/** A catalogue with what was found of it. */
export interface ValidatedCatalogue {
  readonly validation: Validation;
  /** Null when it is refused. */
  readonly catalogue: Catalogue | null;
}

/** Reads a catalogue as services do at their start. */
export function validateCatalogue(path: string, env: Environment): ValidatedCatalogue {
  try {
    const catalogue = loadCatalogue(path, { ...SET_BY_UP, ...env });
    const validation = sound(path, 'catalogue', summaryOf(catalogue), keysNotSet(catalogue, env));
    return { validation, catalogue };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const problems = error.problems.map(toFileProblem);
    return { validation: refused(path, 'catalogue', problems), catalogue: null };
  }
}

/** Reads a folder of questions as services do. */
export function validateQuestions(folder: string): Validation {
  try {
    const { questions } = loadQuestionBank(folder);
    return sound(folder, 'questions', count(questions.length, 'question'));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return refused(folder, 'questions', error.problems.map(toFileProblem));
  }
}

function keysNotSet({ lanes }: Catalogue, env: Environment): string[] {
  return variablesNotSet(lanes, env).map(
    (name) => `${name} is not set in this shell: export ${name}=… before beacon up`,
  );
}

function summaryOf({ regions, models, lanes }: Catalogue): string {
  return [
    count(regions.length, 'region'),
    count(models.length, 'model'),
    count(lanes.length, 'lane'),
  ].join(', ');
}

function toFileProblem({ file, line, field, rule }: ConfigurationProblem): FileProblem {
  return { file, line, column: null, field: field || '$', message: rule };
}
