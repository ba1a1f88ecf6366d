import { statSync } from 'node:fs';
import { YamlFile, type Environment } from '@beacon/config';
import { kindOf } from './file-kind.js';
import { validateCatalogue, validateQuestions } from './validate-catalogue.js';
import { validateJob, type JobChecks } from './validate-job.js';
import { refused, type Validation } from './validation.js';

/** What files are checked with. */
export interface FileChecks {
  readonly vars: Readonly<Record<string, string>>;
  readonly env: Environment;
  readonly ask: JobChecks['ask'];
}

/** Checks files, each for what it is. Jobs are held against the one catalogue among them, where there is one. */
export async function validateFiles(
  paths: readonly string[],
  { vars, env, ask }: FileChecks,
): Promise<readonly Validation[]> {
  const kinds = paths.map((path) => ({ path, kind: kindAt(path) }));
  const catalogues = kinds
    .filter(({ kind }) => kind === 'catalogue')
    .map(({ path }) => validateCatalogue(path, env));
  const [first, ...others] = catalogues;
  const catalogue = others.length === 0 ? (first?.catalogue ?? null) : null;
  const checks = { sources: { vars, env }, catalogue, ask };
  const validations = kinds.map(async ({ path, kind }): Promise<Validation> => {
    if (kind === 'job') return validateJob(path, checks);
    if (kind === 'questions') return validateQuestions(path);
    const read = catalogues.find(({ validation }) => validation.file === path);
    return read?.validation ?? noKind(path);
  });
  return Promise.all(validations);
}

function kindAt(path: string): Validation['kind'] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return 'questions';
  const file = YamlFile.read(path);
  return file instanceof YamlFile ? kindOf(file.data) : null;
}

function noKind(path: string): Validation {
  const file = YamlFile.read(path);
  if (file instanceof YamlFile) return refused(path, null, [{ ...NO_KIND, file: path }]);
  const problems = file.map(({ line, rule }) => ({
    file: path,
    line,
    column: null,
    field: '$',
    message: rule,
  }));
  return refused(path, null, problems);
}

const NO_KIND = {
  line: 1,
  column: null,
  field: '$',
  message: 'is neither a job nor a catalogue',
  allowed:
    'a job with benchmark, constraints and models; or a catalogue with regions, models and lanes',
};
