export * from './bounded-json.js';
