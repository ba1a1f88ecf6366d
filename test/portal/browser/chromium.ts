import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** No browser to look with; the message says how to get one. */
export class NoChromiumError extends Error {
  override readonly name = 'NoChromiumError';
}

/**
 * The browser that BEACON_CHROMIUM names, else the first on PATH.
 * @throws NoChromiumError naming the ways to get one.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['BEACON_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new NoChromiumError(`BEACON_CHROMIUM names ${named}, which does not exist.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...paths, MAC].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new NoChromiumError(
    'No Chromium on this machine: install one (apt-get install chromium, brew install --cask chromium, or Google Chrome), ' +
      'or set BEACON_CHROMIUM to the path of one.',
  );
}

/** Starts the browser; its end is the caller's. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() });
}
