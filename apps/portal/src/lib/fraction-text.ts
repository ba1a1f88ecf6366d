import { textOf } from './search.ts';

/** A fraction above 0 and below a limit, as the API takes it; anything else is dropped, as an address may be old. */
export function fractionText(value: unknown, below: number): string | undefined {
  const text = textOf(value);
  if (text === undefined || !/^0?\.\d{1,10}$/.test(text)) return undefined;
  const fraction = Number(text);
  return fraction > 0 && fraction < below ? String(fraction) : undefined;
}
