export * from './input.js';
export * from './shape.js';
