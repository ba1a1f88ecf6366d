/** A whole number, 0 or more. The name is what tells readers of the API: schemas of answers are made from these types. */
export type Count = number;

/** A probability, from 0 to 1. */
export type Probability = number;
