type Fields = Readonly<Record<string, unknown>>;

/** Adds a lane's own fields to a body. Objects are merged; where both say something, the request stands: it holds the question. */
export function withExtraBody(body: Fields, extra: Fields): Fields {
  const merged: Record<string, unknown> = { ...body };
  for (const [name, value] of Object.entries(extra)) {
    const own = body[name];
    if (own === undefined) merged[name] = value;
    else if (isFields(own) && isFields(value)) merged[name] = withExtraBody(own, value);
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
