/** The bytes that a value is, or has among its fields: they go to another thread instead of being copied. */
export function bytesOf(value: unknown): ArrayBuffer[] {
  if (isBytes(value)) return [value.buffer];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap((field: unknown) => (isBytes(field) ? [field.buffer] : []));
}

/** Not those of a Buffer's shared memory, and none that are shared between threads anyway. */
function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;
}
