import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '@beacon/stack';

/** Command lines of the running processes that contain the text. Ended ones that nobody has collected yet do not count. */
export function runningWith(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,pid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(text) && !line.startsWith('Z'));
}

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

/** A folder for temporary files that any user can enter. */
export async function openTempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A command that runs JavaScript in a Node of its own. */
export function nodeScript(name: string, script: string): Command {
  return { name, file: process.execPath, args: ['--input-type=module', '--eval', script] };
}
