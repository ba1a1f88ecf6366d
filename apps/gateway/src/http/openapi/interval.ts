/** Schema of an interval: its lower and its upper bound. */
export const INTERVAL = {
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
} as const;
