import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { StoreCopy } from './broker-set.js';

const run = promisify(execFile);

/** Not part of a backup: the log is copied last, the other is the running server's. */
const LEFT_OUT = new Set(['pg_wal', 'postmaster.pid', 'postmaster.opts']);

/**
 * Backs a running PostgreSQL up, by the functions and in the order that `pg_basebackup` uses: the copy is whole as of its end.
 * @param url of the server, as a user who may back it up.
 * @param target an empty folder, which is made.
 */
export async function takeBaseBackup(url: string, target: string): Promise<StoreCopy> {
  // One session from start to stop: its end would end the backup.
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const shown = await client.query<{ data_directory: string }>('show data_directory');
    const data = shown.rows[0]?.data_directory ?? '';
    await client.query("select pg_backup_start('restore', true)");
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true, mode: 0o700 });
    for (const entry of await readdir(data))
      if (!LEFT_OUT.has(entry)) await copy(join(data, entry), join(target, entry));
    const stopped = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop()',
    );
    await writeFile(join(target, 'backup_label'), stopped.rows[0]?.labelfile ?? '');
    await copy(join(data, 'pg_wal'), join(target, 'pg_wal'));
    return { putBack: async () => putBack(target, data) };
  } finally {
    await client.end();
  }
}

async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-a', '--', from, to]);
}

/** In the place of the present files, whose owner stays theirs. */
async function putBack(backup: string, data: string): Promise<void> {
  for (const entry of await readdir(data)) await rm(join(data, entry), { recursive: true });
  for (const entry of await readdir(backup)) await copy(join(backup, entry), join(data, entry));
  await run('chown', ['-R', '--reference', data, '--', data]);
}
