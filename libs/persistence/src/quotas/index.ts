export * from './key-limits.js';
export * from './request-windows.js';
