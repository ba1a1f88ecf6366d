import { spawn } from 'node:child_process';
import { platform } from 'node:process';

/** What opens an address on each platform; elsewhere the way of the free desktops. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens an address in the reader's browser. Where that cannot be done it says so on stderr, and the address is there to be copied: a demo
 * does not end for it.
 */
export async function openInBrowser(url: string): Promise<void> {
  const [program, ...args] = OPENERS[platform] ?? (['xdg-open'] as const);
  const problem = await new Promise<string | null>((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', ({ message }) => {
      resolve(message);
    });
    // The browser goes on by itself.
    child.once('spawn', () => {
      child.unref();
      resolve(null);
    });
  });
  if (problem !== null) {
    process.stderr.write(
      `demo: the browser could not be opened (${problem}): open the portal's address yourself\n`,
    );
  }
}
