import { stat } from 'node:fs/promises';
import { migrations } from '@beacon/migrations';
import { readFacts, type FolderFacts } from '@beacon/stack';
import { codeOf } from '../error-code.js';
import { statusOf, type FolderStatus } from '../up/folder-status.js';
import { ok, problem, warning, type Finding } from './finding.js';

const CHECK = 'data';
/** Others may pass through where PostgreSQL runs as another user, and may not look into it. */
const OTHERS_LOOK = 0o066;

/** The data folder: whose it is, who may look into it, who holds it, and whether this version can read it. */
export async function checkData(folder: string, uid = process.getuid?.()): Promise<Finding[]> {
  const found = await statIfThere(folder);
  if (found === null) return [ok(CHECK, `${folder} is not there yet: beacon up makes it`)];
  if (uid !== undefined && uid !== 0 && found.uid !== uid) {
    return [
      problem(
        CHECK,
        `${folder} belongs to the user with id ${found.uid}`,
        `start as that user, or chown -R ${uid} ${folder}`,
      ),
    ];
  }
  return [...rights(folder, found.mode), ...(await contents(folder))];
}

async function statIfThere(folder: string) {
  try {
    return await stat(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function rights(folder: string, mode: number): Finding[] {
  if ((mode & OTHERS_LOOK) === 0) return [];
  const found = `${folder} can be looked into by other users of this machine`;
  return [warning(CHECK, found, `chmod 700 ${folder}`)];
}

async function contents(folder: string): Promise<Finding[]> {
  try {
    const facts = await readFacts(folder);
    if (facts === null) {
      const next = 'give beacon up --data a folder of its own';
      return [warning(CHECK, `${folder} is no data folder of Beacon`, next)];
    }
    return [...schemaFindings(folder, facts), heldBy(await statusOf(folder))];
  } catch (error) {
    return [
      problem(
        CHECK,
        error instanceof Error ? error.message : String(error),
        'name another folder with --data, or restore this one from a backup',
      ),
    ];
  }
}

function schemaFindings(folder: string, { schema, beacon }: FolderFacts): Finding[] {
  const names = migrations.map(({ name }) => name);
  if (schema === null || schema === names.at(-1)) return [];
  if (names.includes(schema)) {
    const found = `${folder} is of an older version (schema ${schema})`;
    return [warning(CHECK, found, 'beacon up backs it up and migrates it')];
  }
  return [
    problem(
      CHECK,
      `${folder} is newer than this Beacon (schema ${schema})`,
      `start it with Beacon ${beacon ?? 'of the version that made it'}, or newer`,
    ),
  ];
}

function heldBy({ data, status, stack }: FolderStatus): Finding {
  if (stack !== null) {
    return ok(CHECK, `${data}: Beacon ${stack.version} runs on it (process ${stack.pid})`);
  }
  if (status !== 'killed') return ok(CHECK, `${data}: nothing runs on it`);
  const found = `${data}: what ran on it was killed; everything stored is there`;
  return warning(CHECK, found, `beacon up --data ${data}`);
}
