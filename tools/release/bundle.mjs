/**
 * Puts into the package what it has to say of packages of others, in the versions of the project's lockfile: who they are and under which licence. Their
 * code is in the bundles, but for the manual of the API, which finds its own files.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { neededFolders } from './lockfile.mjs';

const LICENCE = /^(licen[cs]e|copying|notice|copyright|authors)/i;
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
  if (SWAGGER_UI.test(path)) return SWAGGER_FILES.test(path);
  return name === 'package.json' || LICENCE.test(name);
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
