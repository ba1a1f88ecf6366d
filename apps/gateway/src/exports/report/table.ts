import { html } from './html.js';
import type { Html, Inserted } from './html.js';

/** A column of a table: its heading, and whether it holds numbers. */
export interface Heading {
  readonly text: Inserted;
  readonly isNumber?: boolean;
  readonly isWide?: boolean;
}

/** A table with a caption. The first cell of each row is its heading. Where it is too wide it can be scrolled, by keys too. */
export function table(
  caption: Inserted,
  headings: readonly Heading[],
  rows: readonly (readonly Inserted[])[],
): Html {
  return scrollable(
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${headings.map(
            (heading) => html`<th scope="col" ${classOf(heading)}>${heading.text}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells) => row(headings, cells))}
      </tbody>
    </table>`,
    caption,
  );
}

function row(headings: readonly Heading[], [first, ...cells]: readonly Inserted[]): Html {
  const others = cells.map((cell, index) => html`<td${classOf(headings[index + 1])}>${cell}</td>`);
  return html`<tr>
    <th scope="row">${first ?? null}</th>
    ${others}
  </tr> `;
}

function classOf(heading: Heading | undefined): Html | null {
  if (heading?.isNumber === true) return html` class="n"`;
  return heading?.isWide === true ? html` class="wide"` : null;
}

/** Something that may be wider than the screen. */
export function scrollable(content: Html, name: Inserted): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${plain(name)}">
    ${content}
  </div>`;
}

/** What a label says, without its markup: attributes hold text only. */
function plain(name: Inserted): Inserted {
  return typeof name === 'string' ? name : 'Table';
}
