import { parseArgs } from 'node:util';

/** What the program is asked to do. */
export interface PackageTestOptions {
  readonly help: boolean;
  readonly keep: boolean;
}

export const USAGE = `Makes the npm packages, installs them in an empty folder outside the project, and runs the installed command as a user without rights.

  --keep   leaves the folder, and says where it is
  --help   shows this
`;

/** Reads the arguments. */
export function readOptions(args: readonly string[]): PackageTestOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}
