const ANSWER_ID = /^answer-(0|[1-9][0-9]{0,14})$/;

/** The question id of a judging job's answer at a position, 0-based. */
export function answerId(position: number): string {
  return `answer-${position}`;
}

/** The position that a question id of a judging job names; null when it names none. */
export function answerPosition(questionId: string): number | null {
  const digits = ANSWER_ID.exec(questionId)?.[1];
  return digits === undefined ? null : Number(digits);
}
