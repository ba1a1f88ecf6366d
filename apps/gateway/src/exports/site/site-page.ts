import { escapeText } from '../report/html.js';
import type { PublishedFacts } from './published-facts.js';
import type { SiteFiles } from './site-files.js';

/** A circle of the portal's own colour. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='5' fill='%23b4530a'/%3E%3C/svg%3E";

/** The page up to the data in it. */
export function pageHead(facts: PublishedFacts, { style, policy }: SiteFiles): string {
  const title = `${facts.name ?? facts.job_id} · Beacon, published copy${facts.simulated ? ' · simulation' : ''}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeText(title)}</title>
<link rel="icon" href="${ICON}">
<style>${style}</style>
</head>
<body>
<div id="portal"></div>
<noscript>This page shows what it holds by a script of its own, which this browser does not run. Nothing is loaded.</noscript>
<script type="application/json" id="beacon-snapshot">`;
}

/** The page behind the data. */
export function pageTail({ script }: SiteFiles): string {
  return `</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

/** A value as JSON that cannot end the element which it stands in, nor begin another. A lone surrogate is escaped by JSON itself. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
