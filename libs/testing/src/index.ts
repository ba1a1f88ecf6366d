export * from './fake-provider.js';
export * from './gate.js';
export * from './recording-logger.js';
export * from './streams.js';
export * from './test-broker.js';
export * from './until.js';
export * from './small-disk.js';
