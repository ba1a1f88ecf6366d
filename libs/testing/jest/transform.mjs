import { createHash } from 'node:crypto';
import swcJest from '@swc/jest';

/**
 * Globals that arithmetic uses most. Specs run in a vm context, where every use of a global name is a call of an interceptor: `Math.imul`
 * takes 170 ns there and 10 ns elsewhere, and simulations spent most of their time on it. A constant of the module is looked up once. Jest's
 * `sandboxInjectedGlobals` does the same for CommonJS modules only. None that a spec may replace (`Date`, `fetch`, timers).
 */
const CONSTANTS =
  'const { Math, Number, String, Array, Object, Map, Set, Float64Array, Infinity } = globalThis;';

/** @swc/jest for modules that hold such globals as constants, declared on their first line so that source maps stay right. */
export default {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    const withConstants = ({ code, map }) => ({ code: `${CONSTANTS} ${code}`, map });
    return {
      process: (...args) => withConstants(swc.process(...args)),
      processAsync: async (...args) => withConstants(await swc.processAsync(...args)),
      getCacheKey: (...args) =>
        createHash('sha1')
          .update(swc.getCacheKey(...args))
          .update(CONSTANTS)
          .digest('hex'),
    };
  },
};
