/** A piece of HTML that is safe to be sent: made by {@link html}, or of a text of this code's own, never of anything else. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: pieces of HTML as they are, everything else as text. */
export type Inserted = Html | string | number | null | readonly Inserted[];

/** A piece of HTML. Everything that is inserted is escaped, unless it is such a piece itself; null is nothing. */
export function html(parts: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  const text = parts.flatMap((part, index) =>
    index < inserted.length ? [part, render(inserted[index] ?? null)] : [part],
  );
  return new Html(text.join(''));
}

function render(value: Inserted): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escapeText(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Characters that HTML does not allow, or that turn the direction of what follows: a text must not disturb the page that
 * quotes it.
 */
const UNSHOWABLE = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/gu;

/** A text as HTML shows it, in elements and in quoted attributes. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSHOWABLE, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Whether a text holds characters that a page can only show replaced. */
export function isShowable(text: string): boolean {
  return text.isWellFormed() && text.search(UNSHOWABLE) === -1;
}

/** A value as JSON that comes out of a page as it went in: what a page would replace is escaped, as JSON can. */
export function showableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSHOWABLE, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/**
 * A text of somebody else's, cut where it is long, and kept from changing the direction of what is around it.
 * @param language of the text, BCP 47, for those who have it read out.
 */
export function quoted(text: string, limit: number, language: string | null = null): Html {
  // Not in the middle of a surrogate pair.
  const shown = text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : text;
  const rest = text.length - shown.length;
  const more = rest > 0 ? html` <span class="more">… ${String(rest)} more characters</span>` : null;
  const lang = language === null ? null : html` lang="${language}"`;
  return html`<bdi dir="auto" class="quote" ${lang}>${shown}</bdi>${more}`;
}
