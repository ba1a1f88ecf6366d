import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SyntheticModule } from 'node:vm';

/** Node's own, outside of Jest: what it loads is kept as long as the process lives. */
export const requireNatively = createRequire(import.meta.url);

/** Modules already handed out, by the URL of their file. */
const modules = new Map();

/** Whether a URL or path is of a file of a package, not of this project. */
export function isPackage(location) {
  return location.includes('/node_modules/');
}

/**
 * The module of a package's file as specs import it: a view of the one that Node loaded. Node gives one copy of a file to `require` and
 * `import`, so that what packages import of each other is the same copy too.
 */
export function packageModule(url) {
  let module = modules.get(url);
  if (module === undefined) {
    module = viewOf(url, requireNatively(fileURLToPath(url)));
    modules.set(url, module);
  }
  return module;
}

/** What a package exports, if a spec has imported it by its main file. */
export function loadedPackage(name) {
  return modules.get(pathToFileURL(requireNatively.resolve(name)).href)?.namespace;
}

function viewOf(identifier, loaded) {
  const exports = exportsOf(loaded);
  const module = new SyntheticModule([...exports.keys()], setExports, { identifier });
  function setExports() {
    for (const [name, value] of exports) module.setExport(name, value);
  }
  // Links and evaluates at once, since nothing is imported.
  void module.evaluate();
  return module;
}

/** Names and values that an import sees: for CommonJS `module.exports` is the default, whatever it says of itself. */
function exportsOf(loaded) {
  if (isNamespace(loaded)) return new Map(Object.entries(loaded));
  const names = isRecord(loaded) ? Object.keys(loaded) : [];
  return new Map([
    ...names.map((name) => [name, loaded[name]]),
    ['default', loaded],
    ['module.exports', loaded],
  ]);
}

function isNamespace(loaded) {
  return isRecord(loaded) && loaded[Symbol.toStringTag] === 'Module';
}

function isRecord(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
