/** How much of a large job a report shows: what is left out is said where it is, and is in the CSV. */
export const LIMITS = {
  /** Questions in the tables. */
  questions: 200,
  /** Models with figures of their own. */
  models: 40,
  /** Rows of a figure or of a table of pairs, per model. */
  rows: 60,
  /** Columns of one table of outcomes; further models go into further tables. */
  columns: 9,
  /** Questions whose answers are quoted. */
  examples: 10,
  /** Characters of a question in a table. */
  questionText: 600,
  /** Characters of a quoted answer. */
  answerText: 900,
} as const;
