/**
 * Libraries of the project are found by names in the package: `@beacon/domain` becomes `#beacon/domain`, which package.json maps to a file.
 * They cannot be dependencies: nobody but us may bring what stands under their names, and no registry has them.
 */

const OURS = /(?<=\bfrom '|\bimport '|\bimport\(')@beacon\/([a-z-]+)(?=')/g;
const ANY = /@beacon\/[a-z-]+(?=['"`])/g;
const PACKAGE =
  /(?:\bfrom |\bimport |\bimport\(|\brequire\(|\bresolve\()'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[\w./-]+)?'(?=;|\)| with)/g;
const DATA = /\bfrom '(\.[^']*\.json)'/g;

/**
 * @param {string} code of a compiled file.
 * @returns {{code: string, libraries: string[]}} with each import of a library renamed, and the libraries.
 * @throws {Error} when a library is named where it is no import.
 */
export function renameLibraries(code) {
  const libraries = [...code.matchAll(OURS)].map(([, name]) => name);
  const renamed = code.replace(OURS, '#beacon/$1');
  const [missed] = withoutComments(renamed).match(ANY) ?? [];
  if (missed !== undefined) throw new Error(`names ${missed} where it is no import`);
  return { code: renamed, libraries };
}

/** @returns {string[]} packages of others that compiled code imports, without Node's own. */
export function packagesOf(code) {
  const names = [...withoutComments(code).matchAll(PACKAGE)].map(([, name]) => name);
  return names.filter((name) => !name.startsWith('node:'));
}

/** @returns {string[]} data files that it imports, relative to it. */
export function dataFilesOf(code) {
  return [...code.matchAll(DATA)].map(([, path]) => path);
}

/** What compilers leave as whole lines. */
function withoutComments(code) {
  return code.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
}
