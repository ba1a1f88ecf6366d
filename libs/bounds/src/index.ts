export * from './bounded-json.js';
export * from './deadline.js';
export * from './retry-while-unavailable.js';
