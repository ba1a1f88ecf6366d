/** What stands for the two jobs where a verdict has regions. */
export const BEFORE = 'before';
export const AFTER = 'after';

/** After first: a difference is then after minus before. */
export const ARMS = [AFTER, BEFORE] as const;
