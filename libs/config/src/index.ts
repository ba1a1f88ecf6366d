export { ApiKeyError, readApiKey } from './api-key.js';
export { loadCatalogue } from './catalogue.js';
export {
  ConfigurationError,
  formatProblem,
  type ConfigurationProblem,
} from './configuration.error.js';
export {
  catalogueEnv,
  databaseEnv,
  envInteger,
  eventLoopEnv,
  eventLoopLimits,
  httpEnv,
  loadEnv,
  logEnv,
  type Environment,
} from './environment.js';
export { busOptions, natsEnv, type BrokerAccess, type BrokerTls } from './nats-env.js';
export type { Preset } from './presets/preset.js';
export { PRESETS } from './presets/presets.js';
export { loadQuestionBank } from './question-bank.js';
export { signingEnv, signingOptions } from './signing-env.js';
export { tracesUrl, tracingEnv } from './tracing-env.js';
export { envSwitch, tapsMirrorOf, topologyEnv, topologyOptionsOf } from './topology-env.js';
export { FileTextError, readFileText } from './file-text.js';
export { YamlFile, type FieldPath, type FilePlace } from './yaml-file.js';
