export * from './fake-provider.js';
export * from './gate.js';
export * from './recording-logger.js';
export * from './stream-spec.js';
export * from './test-broker.js';
export * from './until.js';
