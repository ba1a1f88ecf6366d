import { join } from 'node:path';

const { BEACON_PROGRAM } = process.env;

/**
 * The command that specs run: the file that BEACON_PROGRAM names, such as the `beacon` that npm installed (as `npm run test:package` does), else
 * the built one of this checkout.
 */
export const COMMAND: readonly string[] = BEACON_PROGRAM
  ? [BEACON_PROGRAM]
  : [process.execPath, join(import.meta.dirname, '../../dist/main.js')];
