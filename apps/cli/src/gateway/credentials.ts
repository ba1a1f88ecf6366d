import { readFileSync, statSync } from 'node:fs';
import { API_KEY_PATTERN, PROJECT_ID_PATTERN } from '@beacon/domain';
import { UsageError } from '../refusal.error.js';
import { codeOf } from '../error-code.js';

/** Headers by which a gateway knows who asks, and for which project. */
export type Credentials = Readonly<Record<string, string>>;

/** Options that every command of a gateway has. */
export interface CredentialOptions {
  readonly apiKeyFile?: unknown;
  readonly project?: unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_BYTES = 1024;
/** Rights of anybody but the file's owner. */
const OTHERS = 0o077;

/**
 * The API key of `--api-key-file`, else of BEACON_API_KEY; none where there is neither. A key is never an option: command lines are seen by
 * everybody on the machine.
 * @throws UsageError that says which of them holds no key; it never shows what it holds.
 */
export function credentialsOf(
  { apiKeyFile, project }: CredentialOptions,
  env: Environment = process.env,
): Credentials {
  const key = keyOf(apiKeyFile, env);
  return {
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(typeof project === 'string' ? { 'beacon-project': projectOf(project) } : {}),
  };
}

/**
 * The same for commands of admins, who may have the gateway's BEACON_ADMIN_TOKEN instead of a key.
 * @throws as {@link credentialsOf}.
 */
export function adminCredentialsOf(
  options: CredentialOptions,
  env: Environment = process.env,
): Credentials {
  const { BEACON_ADMIN_TOKEN: token } = env;
  const given = credentialsOf(options, env);
  return token ? { authorization: `Bearer ${token}`, ...given } : given;
}

function keyOf(file: unknown, env: Environment): string | null {
  if (typeof file === 'string') {
    return checkedKey(readKeyFile(file), `--api-key-file ${JSON.stringify(file)}`);
  }
  const { BEACON_API_KEY: key } = env;
  return key ? checkedKey(key, 'BEACON_API_KEY') : null;
}

function checkedKey(text: string, where: string): string {
  const key = text.trim();
  if (API_KEY_PATTERN.test(key)) return key;
  throw new UsageError(`${where} holds no API key: one begins with beacon_, see \`beacon keys\`.`);
}

function readKeyFile(file: string): string {
  try {
    const { mode, size } = statSync(file);
    if ((mode & OTHERS) !== 0) {
      throw new UsageError(
        `--api-key-file ${JSON.stringify(file)} may be read by others: chmod 600 it.`,
      );
    }
    return size > MOST_BYTES ? '' : readFileSync(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new UsageError(`--api-key-file ${JSON.stringify(file)} cannot be read: ${code}.`);
  }
}

function projectOf(project: string): string {
  if (PROJECT_ID_PATTERN.test(project)) return project;
  throw new UsageError(
    `--project is ${JSON.stringify(project)}, must be 1..40 of a-z 0-9 _ -, the first one a letter or digit.`,
  );
}
