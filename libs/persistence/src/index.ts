export * from './entities/index.js';
export * from './orm.js';
export * from './schema-behind.error.js';
export * from './recording/keep-late-results.js';
export * from './recording/record-executions.js';
export * from './planning/running-lanes.js';
