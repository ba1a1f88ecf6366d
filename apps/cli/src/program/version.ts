import { readFileSync } from 'node:fs';

/** That of the project, whose folder is above apps/cli/dist/program. */
export function version(): string {
  const file = new URL('../../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return `beacon ${version}`;
}
