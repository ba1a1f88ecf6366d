import { languageOf } from '@beacon/classification';

/** Primary tag of a question's language: of the BCP 47 tag that is said of it, else as its text tells; null where neither does. */
export function questionLanguage(
  said: string | null | undefined,
  text: string | null | undefined,
): string | null {
  const [primary = ''] = (said ?? '').trim().toLowerCase().split(/[-_]/, 1);
  if (primary !== '') return primary;
  return text == null ? null : languageOf(text);
}
