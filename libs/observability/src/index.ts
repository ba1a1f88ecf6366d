export * from './event-loop/event-loop.module.js';
export * from './event-loop/event-loop-watch.js';
export * from './health.js';
export * from './health-check.js';
export * from './json-logger.js';
export * from './run-service.js';
export * from './seldom.js';
