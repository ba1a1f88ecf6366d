import { registerHooks } from 'node:module';
import { load, resolve } from './load-sources.mjs';

// For `node --import`: a program then runs from its sources.
registerHooks({ resolve, load });
