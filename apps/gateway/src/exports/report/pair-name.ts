import { html } from './html.js';
import type { Html } from './html.js';

/** `us-east − eu-west`, on one line. */
export function pairName({ a, b }: { readonly a: string; readonly b: string }): Html {
  return html`<span class="name">${a} − ${b}</span>`;
}
