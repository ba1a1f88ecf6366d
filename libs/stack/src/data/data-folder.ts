import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DataFolderError } from '../errors.js';
import { exists } from '../processes/folders.js';
import { unprivilegedUser } from '../processes/run-user.js';
import { FACTS_FILE, newFacts, readFacts, writeFacts } from './folder-facts.js';
import type { FolderFacts } from './folder-facts.js';
import { takeLock } from './folder-lock.js';
import type { FolderLock } from './folder-lock.js';

/** What a stack on one machine keeps, all in one folder: PostgreSQL's cluster, the broker's store, logs, backups. */
export class DataFolder {
  /** @internal Made by `openDataFolder`. */
  constructor(
    /** Absolute. */
    readonly path: string,
    /** What it said when it was opened. */
    readonly facts: FolderFacts,
  ) {}

  /** Folder of the services' logs. */
  get logs(): string {
    return join(this.path, 'logs');
  }

  /** Keeps others from starting on the folder; null when somebody else has it. */
  async lock(): Promise<FolderLock | null> {
    return takeLock(join(this.path, 'lock'));
  }

  /** Writes what has changed of the facts. */
  async record(changed: Partial<FolderFacts>): Promise<void> {
    const facts = (await readFacts(this.path)) ?? this.facts;
    await writeFacts(this.path, { ...facts, ...changed });
  }
}

/** What file systems and file managers put into folders that are empty to people. */
const NO_CONTENT = /^(lost\+found|\.DS_Store|\.gitignore|\.gitkeep|data\.json\..*\.tmp)$/;
/** What versions before this one, and the stack's program, made of a data folder. */
const BARE_STACK = new Set(['postgres', 'nats', 'signing']);

/**
 * Opens a data folder, and makes it when it is absent or empty. Only its owner can enter it; where PostgreSQL runs as another user, because
 * this process is root, others can pass through but not look into it.
 * @throws DataFolderError for a folder that holds something else, is somebody else's, or of a newer form.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  await makeFolder(folder);
  await refuseForeign(folder);
  const facts = await factsOf(folder);
  await chmod(folder, unprivilegedUser() === undefined ? 0o700 : 0o711);
  return new DataFolder(folder, facts);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    // A folder that is there keeps its mode until it is known for ours.
    if (!(await exists(folder))) await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    throw unusable(folder, error instanceof Error ? error.message : String(error));
  }
  if (!(await stat(folder)).isDirectory()) throw unusable(folder, 'it is a file');
}

function unusable(folder: string, why: string): DataFolderError {
  return new DataFolderError(`${folder} cannot be the data folder: ${why}. Name another one.`);
}

async function refuseForeign(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  const own = process.getuid?.() ?? uid;
  if (own === 0 || own === uid) return;
  throw new DataFolderError(
    `${folder} belongs to the user with id ${uid}, not to you (${own}): start as that user, or have the folder given to you (chown -R).`,
  );
}

async function factsOf(folder: string): Promise<FolderFacts> {
  const known = await readFacts(folder);
  if (known !== null) return known;
  const entries = (await readdir(folder)).filter((name) => !NO_CONTENT.test(name));
  if (entries.length > 0 && !(await isBareStack(folder, entries))) {
    throw new DataFolderError(
      `${folder} is not empty, and not a data folder of Beacon (it has no ${FACTS_FILE}). Name an empty folder, a new one, or one that \`beacon up\` made.`,
    );
  }
  const facts = newFacts();
  await writeFacts(folder, facts);
  return facts;
}

async function isBareStack(folder: string, entries: readonly string[]): Promise<boolean> {
  return (
    entries.every((name) => BARE_STACK.has(name)) &&
    (await exists(join(folder, 'postgres/data/PG_VERSION')))
  );
}
