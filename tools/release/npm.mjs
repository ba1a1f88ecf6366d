/** Runs npm: the one that runs this, else the one on PATH. */
import { spawnSync } from 'node:child_process';
import { Failure } from '../run/project.mjs';

/** Packs a folder into `to`, and returns what npm says of the file. */
export function pack(folder, to) {
  const [told] = JSON.parse(npm(['pack', '--json', '--pack-destination', to], folder));
  return told;
}

function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  const [file, first] = isNpm ? [process.execPath, [script]] : ['npm', []];
  const options = { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 };
  const run = spawnSync(file, [...first, ...args, '--loglevel=error'], options);
  if (run.status !== 0)
    throw new Failure(`npm ${args[0]} failed.\n${run.error ?? ''}${run.stderr}`);
  return run.stdout;
}
