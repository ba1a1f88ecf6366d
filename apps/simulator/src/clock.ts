/** Milliseconds that only ever go forward. */
export type Clock = () => number;
