/** What compiled code imports. */

const OURS = /(?:\bfrom '|\bimport '|\bimport\(')@beacon\/([a-z-]+)(?=')/g;
const PACKAGE =
  /(?:\bfrom |\bimport |\bimport\(|\brequire\(|\bresolve\()'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[\w./-]+)?'(?=;|\)| with)/g;

/** @returns {string[]} libraries of ours, without what stands before the slash. */
export function librariesOf(code) {
  return [...code.matchAll(OURS)].map(([, name]) => name);
}

/** @returns {string[]} packages of others, without Node's own. */
export function packagesOf(code) {
  const names = [...withoutComments(code).matchAll(PACKAGE)].map(([, name]) => name);
  return names.filter((name) => !name.startsWith('node:') && !name.startsWith('@beacon/'));
}

/** What compilers leave as whole lines. */
function withoutComments(code) {
  return code.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
}
