export * from './entities/index.js';
export * from './orm.js';
export * from './schema-behind.error.js';
