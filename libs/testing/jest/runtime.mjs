import { createRequire, isBuiltin, Module } from 'node:module';
import JestRuntime from 'jest-runtime';
import { isPackage, packageModule, requireNatively } from './packages.mjs';

/**
 * Jest's runtime for specs that run in the main context of their process: sources are loaded anew for each spec file, packages once for
 * the process. Linking and evaluating the packages of a Nest application takes seconds, and was most of the work of a run.
 */
export default class Runtime extends JestRuntime {
  constructor(...args) {
    super(...args);
    // Not a public interface, which is one reason why Jest's version is exact: another one could leave these without effect.
    if (!(this.registries?.esModuleRegistry instanceof Map) || !this.esmLoader?.getContext) {
      throw new Error(`Jest has other internals than ${import.meta.filename} knows: adapt it.`);
    }
    this.registries.esModuleRegistry = new ModuleRegistry();
    // No context is the main one.
    this.esmLoader.getContext = () => undefined;
  }

  /** CommonJS is packages and Jest itself. */
  requireModule(from, name, ...options) {
    if (name !== undefined && isBuiltin(name)) return super.requireModule(from, name, ...options);
    return requireNatively(this._resolution.resolveCjs(from, name));
  }

  /** Parts of Jest that run beside the specs. The test framework keeps the state of a run in its module, and begins anew. */
  requireInternalModule(from, name) {
    if (name !== undefined) return createRequire(from)(name);
    const module = new Module(from);
    module.load(from);
    return module.exports;
  }

  /** Jest puts its own into the copy of `process` that a context has. There is no copy here, and packages use Node's. */
  installGetBuiltinModule() {}
}

/** The modules of a spec file, and those of packages for every file. */
class ModuleRegistry extends Map {
  get(url) {
    return isPackage(url) && url.startsWith('file:') ? packageModule(url) : super.get(url);
  }

  has(url) {
    return this.get(url) !== undefined;
  }
}
