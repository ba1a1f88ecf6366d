import type { JsonInterval } from '@beacon/verdict';
import { html } from './html.js';
import type { Html } from './html.js';

/** A row of a figure: a name, an estimate with its interval, and the same in words. */
export interface FigureRow {
  readonly label: string;
  readonly value: number | null;
  readonly interval: JsonInterval | null;
  readonly words: string;
  /** Whether it is drawn hollow, as something that proves nothing by itself. */
  readonly isPlain?: boolean;
}

/** A line in a figure's scale. */
interface Tick {
  readonly at: number;
  readonly text: string;
}

/** What a figure shows. */
export interface Figure {
  /** Unique in the page, a word. */
  readonly id: string;
  readonly title: string;
  /** The whole figure in words, for those who do not see it. */
  readonly about: string;
  readonly caption: string;
  readonly rows: readonly FigureRow[];
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** A stretch that is shaded. */
  readonly band?: JsonInterval;
  /** Where a strong line stands. */
  readonly zero?: number;
}

const WIDTH = 880;
const LEFT = 270;
const RIGHT = 590;
const WORDS_AT = 612;
const ROW = 28;
const TOP = 12;
const LABEL_CHARACTERS = 36;

/** A figure as inline SVG: a dot and its interval for each row, on one scale. Only attributes, so that no style is needed. */
export function intervalFigure(figure: Figure): Html {
  const { id, title, about, caption, rows } = figure;
  const bottom = TOP + rows.length * ROW;
  const height = bottom + 30;
  return html`<figure>
    <div class="scroll" role="region" tabindex="0" aria-label="${title}">
      <svg
        viewBox="0 0 ${WIDTH} ${height}"
        role="img"
        aria-labelledby="${id}-title ${id}-about"
        xmlns="http://www.w3.org/2000/svg"
      >
        <title id="${id}-title">${title}</title>
        <desc id="${id}-about">${about}</desc>
        ${bandOf(figure, bottom)}${figure.ticks.map((tick) => tickAt(figure, tick, bottom))}${zeroOf(figure, bottom)}
        ${rows.map((row, index) => rowAt(figure, row, TOP + index * ROW + ROW / 2))}
      </svg>
    </div>
    <figcaption>${caption}</figcaption>
  </figure> `;
}

function position({ low, high }: Figure, value: number): number {
  const share = (Math.min(Math.max(value, low), high) - low) / (high - low);
  return Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10;
}

function bandOf(figure: Figure, bottom: number): Html | null {
  if (figure.band === undefined) return null;
  const [from, to] = figure.band.map((end) => position(figure, end));
  const width = Math.max(0, (to ?? 0) - (from ?? 0));
  return html`<rect
    class="band"
    x="${from ?? 0}"
    y="${TOP}"
    width="${width}"
    height="${bottom - TOP}"
  />`;
}

function tickAt(figure: Figure, { at, text }: Tick, bottom: number): Html {
  const x = position(figure, at);
  return html`<line class="grid" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" /><text
      class="soft"
      x="${x}"
      y="${bottom + 18}"
      text-anchor="middle"
      >${text}</text
    >`;
}

function zeroOf(figure: Figure, bottom: number): Html | null {
  if (figure.zero === undefined) return null;
  const x = position(figure, figure.zero);
  return html`<line class="zero" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${bottom}" />`;
}

function rowAt(figure: Figure, row: FigureRow, y: number): Html {
  const look = row.isPlain === true ? ' plain' : '';
  return html`<g
    ><text x="0" y="${y + 4.5}">${shortened(row.label)}</text
    >${barOf(figure, row, y, look)}${dotOf(figure, row, y, look)}<text
      x="${WORDS_AT}"
      y="${y + 4.5}"
      >${row.words}</text
    ></g
  > `;
}

function barOf(figure: Figure, { interval }: FigureRow, y: number, look: string): Html | null {
  if (interval === null) return null;
  const [from, to] = [position(figure, interval[0]), position(figure, interval[1])];
  const ends = [from, to].map((x) => html` M${x} ${y - 5} V${y + 5}`);
  return html`<path class="bar${look}" fill="none" d="M${from} ${y} H${to}${ends}" />`;
}

function dotOf(figure: Figure, { value }: FigureRow, y: number, look: string): Html | null {
  if (value === null) return null;
  return html`<circle class="dot${look}" cx="${position(figure, value)}" cy="${y}" r="5.5" />`;
}

function shortened(label: string): string {
  return label.length > LABEL_CHARACTERS ? `${label.slice(0, LABEL_CHARACTERS - 1)}…` : label;
}
