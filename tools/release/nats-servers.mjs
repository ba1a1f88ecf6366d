/** The packages that bring nats-server, as npm files in a folder. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../run/project.mjs';

/** As libs/stack looks for it. */
export function natsPackageName(os, cpu) {
  return `beacon-audit-nats-server-${os}-${cpu}`;
}

/** @returns {{name: string, version: string}[]} */
export function serversIn(folder) {
  const files = readdirSync(folder).filter((name) =>
    /^beacon-audit-nats-server-.*\.tgz$/.test(name),
  );
  if (files.length === 0) throw new Failure(`No package with a nats-server in ${folder}.`);
  return files.toSorted().map((file) => serverIn(join(folder, file)));
}

function serverIn(file) {
  const run = spawnSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Failure(`${file} is no npm package: ${run.stderr}`);
  const { name, version } = JSON.parse(run.stdout);
  return { name, version };
}
