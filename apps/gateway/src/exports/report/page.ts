import { createHash } from 'node:crypto';
import { Html, html } from './html.js';
import type { Inserted } from './html.js';
import { STYLES } from './styles.js';

const STYLE_HASH = createHash('sha256').update(STYLES).digest('base64');

/** Put together here, because its hash is that of every character in it. */
const STYLE_ELEMENT = new Html(`<style>${STYLES}</style>`);

/** What the file itself asks of a browser, wherever it is opened: nothing is loaded, nothing runs but its own style. */
const FILE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The policy under which the gateway sends a report. */
export const REPORT_POLICY = `${FILE_POLICY}; frame-ancestors 'none'; sandbox`;

/** A page that needs nothing but itself. */
export function page(title: string, body: Inserted): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${FILE_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
