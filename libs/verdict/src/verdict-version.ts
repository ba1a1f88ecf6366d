/** Version of the rules by which a verdict is reached; it changes when the same counts could give another verdict. */
export const VERDICT_VERSION = '4';
