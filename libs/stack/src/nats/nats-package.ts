import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The package that brings nats-server for a platform, made by tools/release/nats-package.mjs. */
export function natsPackageName(platform: string, architecture: string): string {
  return `beacon-audit-nats-server-${platform}-${architecture}`;
}

/** The nats-server that npm installed for this platform; undefined when it has none, or was told to omit optional packages. */
export function natsPackageFile(): string | undefined {
  const name = natsPackageName(process.platform, process.arch);
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const file = join(dirname(manifest), 'bin', 'nats-server');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
