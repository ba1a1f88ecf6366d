import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from '@beacon/config';
import type { Catalogue, CredentialConfig } from '@beacon/domain';
import { formatFileProblem } from '../jobfile/job-file.error.js';
import { variablesNotSet } from '../validate/lane-variables.js';
import { validateCatalogue, validateQuestions } from '../validate/validate-catalogue.js';
import type { Validation } from '../validate/validation.js';
import { ok, problem, warning, type Finding } from './finding.js';

/** A catalogue is there and right, and the secrets of its lanes are at hand. Null: none was found. */
export function checkCatalogue(path: string | null, env: Environment): Finding[] {
  if (path === null) {
    const next = 'beacon init writes one; beacon up --demo needs none';
    return [warning('catalogue', 'there is no catalogue.yaml in this folder', next)];
  }
  if (!existsSync(path)) {
    return [problem('catalogue', `there is no ${path}`, 'beacon init writes a catalogue')];
  }
  const { validation, catalogue } = validateCatalogue(path, env);
  const found = fileFinding('catalogue', validation);
  return catalogue === null ? [found] : [found, ...checkSecrets(catalogue, env)];
}

/** The question bank is right. */
export function checkQuestions(folder: string): Finding {
  return fileFinding('questions', validateQuestions(folder));
}

function fileFinding(check: string, { file, ok: isSound, summary, problems }: Validation): Finding {
  if (isSound) return ok(check, `${file}: ${summary ?? ''}`);
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const found = `${first === undefined ? file : formatFileProblem(first)}${more}`;
  return problem(check, found, `beacon validate ${file}`);
}

/** Names only: what is in them is nobody's business. */
function checkSecrets({ lanes }: Catalogue, env: Environment): Finding[] {
  const variables = variablesNotSet(lanes, env).map((name) =>
    problem('keys', `${name} is not set in this shell`, `export ${name}=…`),
  );
  const others = lanes.flatMap(({ credential }) => missingOf(credential, env));
  // Lanes share what they take their secrets from.
  const missing = new Map([...variables, ...others].map((one) => [one.found, one]));
  if (missing.size > 0) return [...missing.values()];
  const isNeeded = lanes.some(({ credential }) => credential.kind !== 'none');
  return isNeeded ? [ok('keys', 'the secrets of all lanes are at hand')] : [];
}

function missingOf(credential: CredentialConfig, env: Environment): Finding[] {
  switch (credential.kind) {
    case 'none':
    case 'env':
      return [];
    case 'file': {
      const { path } = credential;
      const next = `write the secret into ${path}, for your eyes only (chmod 600)`;
      return isReadable(path) ? [] : [problem('keys', `${path} cannot be read`, next)];
    }
    case 'command': {
      const [program = ''] = credential.argv;
      const next = `install ${program}, or correct credentials in the catalogue`;
      return isOnPath(program, env) ? [] : [problem('keys', `there is no ${program}`, next)];
    }
  }
}

function isReadable(path: string): boolean {
  return isAllowed(path, constants.R_OK);
}

function isOnPath(program: string, env: Environment): boolean {
  if (isAbsolute(program) || program.includes('/')) return isAllowed(program, constants.X_OK);
  const folders = (env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => isAllowed(join(folder, program), constants.X_OK));
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    // Whatever the reason is, it cannot be used.
    return false;
  }
}
