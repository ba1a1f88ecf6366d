import { readFileSync } from 'node:fs';

/** The version of this Beacon, such as `0.1.0`: that of the project or package, whose folder is above apps/cli/dist/program. */
export function packageVersion(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}

/** What `beacon --version` says. */
export function version(): string {
  return `beacon ${packageVersion()}`;
}
