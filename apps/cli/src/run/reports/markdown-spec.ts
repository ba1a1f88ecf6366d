import markdownIt from 'markdown-it';

/** Markdown as its reader sees it. */
export interface Rendered {
  readonly html: string;
  /** All text, code among it. */
  readonly text: string;
  /** The text outside of code: where mentions, references and links would be made. */
  readonly prose: string;
  /** The rows of each table, without its head. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** HTML is let through and links are made of addresses, as on GitHub. */
const parser = markdownIt({ html: true, linkify: true });

export function renderMarkdown(markdown: string): Rendered {
  const html = parser.render(markdown);
  const bodies = [...html.matchAll(/<tbody>([^]*?)<\/tbody>/g)].map(([, body = '']) => body);
  const tables = bodies.map((body) =>
    [...body.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, line = '']) =>
      [...line.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)),
    ),
  );
  const prose = textOf(html.replaceAll(/<code>[^]*?<\/code>/g, ''));
  return { html, text: textOf(html), prose, tables };
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
