export * from './event-loop/event-loop.module.js';
export * from './event-loop/event-loop-watch.js';
export * from './health/health.module.js';
export * from './health/health.service.js';
export * from './health/health-check.js';
export * from './logging/json-logger.js';
export * from './run-service.js';
export * from './logging/seldom.js';
