export * from './health.js';
export * from './json-logger.js';
export * from './run-service.js';
