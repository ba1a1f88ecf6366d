/**
 * What of a specification is signed, and in which bytes.
 * - `beacon-1`: everything but `signature`; RFC 8785, behind a line that says what it is. For whoever signs today.
 * - `portal-1`: what the portal of the original system signs: without `id`, `created_at`, `signature` and `public_key`, nulls, empty
 *   objects, and a `min_success_rate` of 0.
 * - `portal-2`: the same without empty texts, as some of its clients did.
 */
export const SPECIFICATION_FORMS = ['beacon-1', 'portal-1', 'portal-2'] as const;
export type SpecificationForm = (typeof SPECIFICATION_FORMS)[number];

/** The form that names itself, in the field `signature_form`. Without the field it is one of the original's. */
export const NAMED_FORM = 'beacon-1';

/** A specification as JSON has it. */
export type Specification = Readonly<Record<string, unknown>>;
