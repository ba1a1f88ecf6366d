/**
 * Two tables whose chances differ by less than this factor count as equally likely, as in R: in truth they are equal,
 * and only rounding tells them apart.
 */
export const TIE = 1 + 1e-7;
