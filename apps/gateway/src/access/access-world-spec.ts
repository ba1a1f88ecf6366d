import { randomBytes } from 'node:crypto';
import type { Scope } from '@beacon/domain';
import { insertKey, insertProject } from '@beacon/persistence';
import type { NewKey } from '@beacon/persistence';
import { Harness, smallJob } from '../harness-spec.js';
import { secretHash } from './key-ring.js';

export const ADMIN_TOKEN = 'the-token-of-the-access-specs';

/** Headers that carry credentials. */
export type Credentials = Readonly<Record<string, string>>;

/** `Authorization` with a key or a token. */
export function bearer(token: string): Credentials {
  return { authorization: `Bearer ${token}` };
}

export const ADMIN = bearer(ADMIN_TOKEN);

let made = 0;

/** Makes a key past the API; returns what is sent. */
export async function makeKey(
  { orm }: Pick<Harness, 'orm'>,
  change: Partial<NewKey> & { readonly scopes: readonly Scope[] },
): Promise<Credentials> {
  made += 1;
  const prefix = made.toString(36).padStart(8, '0');
  const secret = randomBytes(32).toString('base64url');
  const secretSha256 = secretHash(secret);
  const rest = { project: null, createdBy: 'spec', expiresAt: null };
  await insertKey(orm.em.fork(), { ...rest, prefix, secretSha256, name: `key ${made}`, ...change });
  return bearer(`beacon_${prefix}_${secret}`);
}

/** A project with one of everything that belongs to projects, and the names by which routes find them. */
export interface OwnedThings {
  readonly jobId: string;
  readonly executionId: number;
  readonly seriesId: string;
}

/** Makes a project, and in it a job that has ended, with its executions, and a series. */
export async function fillProject(sut: Harness, project: string): Promise<OwnedThings> {
  await insertProject(sut.orm.em.fork(), project, 'spec');
  const headers = { ...ADMIN, 'beacon-project': project };
  const { id: jobId } = (await sut.post('/api/v1/jobs', smallJob(), headers)).body;
  await sut.finish(jobId, 'answered');
  const { executions } = (await sut.get(`/api/v1/executions?job_id=${jobId}`, ADMIN)).body;
  const series = { job: smallJob(), cron: '0 6 * * *' };
  const { id: seriesId } = (await sut.post('/api/v1/series', series, headers)).body;
  return { jobId, executionId: executions[0].id, seriesId };
}

/** A file of answers that is accepted. */
export const IMPORTED_ANSWERS = [
  {
    beacon_answers: 1,
    name: 'made elsewhere',
    source: {
      format: 'inspect',
      tool: 'inspect_ai',
      tool_version: '0.3.1',
      files: [{ name: 'log.json', sha256: 'a'.repeat(64), bytes: 7 }],
    },
    models: [{ id: 'openai/gpt-4o', name: 'GPT-4o' }],
    regions: ['imported', 'eu-west'],
    questions: [{ id: 'q1', text: 'Is the earth flat?', kind: 'control' }],
    repeats: 1,
  },
  { model: 'openai/gpt-4o', region: 'imported', question: 'q1', text: 'No.' },
]
  .map((line) => JSON.stringify(line))
  .join('\n');
