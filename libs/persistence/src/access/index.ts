export * from './api-keys.js';
export * from './owners.js';
export * from './projects.js';
