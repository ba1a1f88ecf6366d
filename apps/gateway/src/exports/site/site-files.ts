import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../../http/errors/api-error.js';
import { PORTAL_FOLDER } from '../../portal/portal-files.js';

/** The portal's pages as they go into a file. */
export interface SiteFiles {
  readonly script: string;
  readonly style: string;
  /** What a browser is asked to hold the page to, wherever it is opened. */
  readonly policy: string;
}

/** Reads the pages that the build has made for files, once. */
@Injectable()
export class SiteFilesReader {
  #files: Promise<SiteFiles> | null = null;

  /** @throws ApiError 503 when they are not built. */
  async read(): Promise<SiteFiles> {
    this.#files ??= readFiles(join(PORTAL_FOLDER, 'site'));
    try {
      return await this.#files;
    } catch (cause) {
      this.#files = null;
      throw notBuilt(cause);
    }
  }
}

async function readFiles(folder: string): Promise<SiteFiles> {
  const [script, style] = await Promise.all(
    ['site.js', 'site.css'].map(async (name) => readFile(join(folder, name), 'utf8')),
  );
  if (script === undefined || style === undefined) throw new Error('a file is missing');
  return { script, style, policy: policyOf(script, style) };
}

/** Nothing is loaded or sent anywhere, nothing but the one script runs, and no text becomes markup. `data:` is the page's icon. */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function notBuilt(cause: unknown): ApiError {
  const message =
    'the pages for a site are not built: run `npm run build` in the project, then ask again';
  return new ApiError(503, { error: 'site_not_built', code: 'site_not_built', message }, { cause });
}
