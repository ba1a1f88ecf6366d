import type { FieldPath } from '@beacon/config';

const STEP = /(?:^|\.)([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;

/** The steps to a field as the gateway names it, such as `constraints.regions[1]`; as far as it can be read. */
export function stepsOf(field: string): FieldPath {
  if (field === '$') return [];
  return [...field.matchAll(STEP)].map(([, name, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? (name ?? '') : unquoted(quoted);
  });
}

/** A long key is shown cut, and is then none of the file's. */
function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The steps of a JSON pointer; positions of lists are not told from keys that are numbers. */
export function stepsOfPointer(pointer: string): FieldPath {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
