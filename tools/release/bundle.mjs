/**
 * Copies packages of others into the package, in the versions of the project's lockfile, without what does not run: types, maps, sources,
 * manuals. Licences stay.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { neededFolders } from './lockfile.mjs';

const LICENCE = /^(licen[cs]e|copying|notice|copyright|authors)/i;
const DOES_NOT_RUN =
  /\.(map|[cm]?ts|tsx|flow|md|markdown|mdx|txt|h|c|cc|gypi?|html|png|svg|yml|lock|tsbuildinfo)$/i;
/** Folders at the top of packages that none of their code reads. */
const UNREAD =
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+\/(?:tests?|__tests__|specs?|benchmarks?|examples?|docs|\.github)\//;
const UNREAD_OF_STDLIB = /^node_modules\/@stdlib\/[^/]+\/(?:include|src)\//;
/** The manual of the API is one page: what Nest's module serves, and no other builds of the same. */
const SWAGGER_UI = /^node_modules\/swagger-ui-dist\//;
const SWAGGER_FILES =
  /\/(package\.json|index\.js|absolute-path\.js|swagger-ui\.css|index\.css|swagger-ui-bundle\.js|swagger-ui-standalone-preset\.js|swagger-initializer\.js|favicon-\d+x\d+\.png|oauth2-redirect\.(html|js)|LICENSE|NOTICE)$/;
/** Reports each installation to its makers. */
const REPORTER = '@scarf/scarf';

/** @param {string[]} names packages that are imported; those that they need come with them. */
export function bundle(names, target) {
  const folders = neededFolders(names).filter((folder) => folder !== `node_modules/${REPORTER}`);
  for (const folder of folders) {
    for (const file of filesOf(folder)) if (isKept(file)) copy(file, target);
    copyManifest(`${folder}/package.json`, target);
  }
  return folders.length;
}

/** Without those of packages below: these are folders of their own. */
function filesOf(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesOf(path);
    return entry.isFile() ? [path] : [];
  });
}

function isKept(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'package.json') return true;
  if (SWAGGER_UI.test(path)) return SWAGGER_FILES.test(path);
  if (LICENCE.test(name)) return true;
  return (
    ![UNREAD, UNREAD_OF_STDLIB].some((unread) => unread.test(path)) && !DOES_NOT_RUN.test(name)
  );
}

function copy(path, target) {
  mkdirSync(join(target, dirname(path)), { recursive: true });
  cpSync(join(ROOT, path), join(target, path));
}

/**
 * Nothing of a bundled package runs when it is installed; which Node it runs on is ours to say, and not that of who installs it. What it would
 * like to have beside it is named by our own manifest, or not there: npm takes a package that a bundled one names for bundled as well, and does not fetch
 * it (so that PostgreSQL was missing after a global installation).
 */
function copyManifest(path, target) {
  const {
    scripts: _,
    devDependencies: __,
    engines: ___,
    optionalDependencies: ____,
    ...manifest
  } = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  delete manifest.dependencies?.[REPORTER];
  writeFileSync(join(target, path), `${JSON.stringify(manifest, null, 2)}\n`);
}
