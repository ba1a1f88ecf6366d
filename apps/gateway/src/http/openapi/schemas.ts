/** A time, ISO 8601 in UTC with milliseconds. */
export const TIME = { type: 'string', format: 'date-time' } as const;

/** A time that may be null. */
export const NULLABLE_TIME = { ...TIME, nullable: true } as const;

/** A whole number. */
export const INTEGER = { type: 'integer' } as const;

/** A whole number that may be null. */
export const NULLABLE_INTEGER = { type: 'integer', nullable: true } as const;

/** A number that may be null. */
export const NULLABLE_NUMBER = { type: 'number', nullable: true } as const;

/** A text that may be null. */
export const NULLABLE_TEXT = { type: 'string', nullable: true } as const;

/** An object of any content. */
export const ANY_OBJECT = { type: 'object', additionalProperties: {} } as const;
