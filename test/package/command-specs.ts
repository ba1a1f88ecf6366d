import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';

/** Specs that run `beacon`, and the few beside them that run other programs of the command line. */
const SPECS = String.raw`/apps/cli/src/.*\.int-spec\.ts$`;

/**
 * Runs the command line's specs, each in a folder of its own outside the project, with the installed command in place of the one that was built
 * here. What they say goes where this process's own words go.
 * @param program the installed `beacon`.
 * @returns the exit code of Jest.
 */
export async function runCommandSpecs(program: string): Promise<number> {
  const root = projectRoot();
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  const child = spawn(process.execPath, [...flags, jest, '--testPathPatterns', SPECS], {
    cwd: root,
    env: { ...process.env, BEACON_PROGRAM: program },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
