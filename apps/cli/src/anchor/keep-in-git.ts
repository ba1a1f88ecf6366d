import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { terminalLine } from '@beacon/domain';
import { RefusalError } from '../refusal.error.js';
import type { KeptAnchor } from './keep-in-file.js';
import type { SealAnchor } from './seal-anchor.js';

const run = promisify(execFile);
const TIMEOUT_MS = 30_000;
const MOST_OUTPUT = 1_000_000;

/**
 * Commits a seal as a file of its own to a git repository, unless it is there already. Nothing else that is staged goes with it.
 * @throws RefusalError when the folder is none of a repository, git fails, or another seal of the same size is there.
 */
export async function keepInGit(folder: string, anchor: SealAnchor): Promise<KeptAnchor> {
  const { job, size, line } = anchor;
  const name = `${job}-${size}.seal.json`;
  const path = join(folder, name);
  await git(folder, ['rev-parse', '--is-inside-work-tree']);
  await write(path, line);
  await git(folder, ['add', '--', name]);
  const changed = await git(folder, ['status', '--porcelain', '--', name]);
  if (changed === '') return { out: path, text: 'has the seal already' };
  const message = `Seal of ${job}, ${size} entries`;
  await git(folder, ['commit', '--quiet', '--message', message, '--only', '--', name]);
  const commit = (await git(folder, ['rev-parse', 'HEAD'])).trim();
  return { out: path, text: `seal of ${size} entries, commit ${commit}` };
}

/** A file that is there must say the same: two seals of one size are two histories. */
async function write(path: string, line: string): Promise<void> {
  try {
    await writeFile(path, line, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new RefusalError(`${path}: ${code ?? String(error)}`);
    if ((await readFile(path, 'utf8')) === line) return;
    throw new RefusalError(`${path} holds another seal of the same size: one of them is forged.`);
  }
}

async function git(folder: string, words: readonly string[]): Promise<string> {
  try {
    const limits = { timeout: TIMEOUT_MS, maxBuffer: MOST_OUTPUT };
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
    return (await run('git', ['-C', folder, ...words], { ...limits, env })).stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { readonly stderr?: string };
    throw new RefusalError(`--git ${folder}: ${terminalLine(stderr || message)}`);
  }
}
