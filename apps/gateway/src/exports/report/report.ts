import { html } from './html.js';
import { page } from './page.js';
import type { ReportInput } from './report-input.js';
import { asked } from './sections/asked.js';
import { checks } from './sections/checks.js';
import { content } from './sections/content.js';
import { differences } from './sections/differences.js';
import { examples } from './sections/examples.js';
import { finding, heading, marksOf } from './sections/finding.js';
import { matrix } from './sections/matrix.js';
import { method } from './sections/method.js';
import { rates } from './sections/rates.js';
import { footer, reproduce } from './sections/reproduce.js';

/**
 * A job's report: one HTML file that is read without a network, and in which nothing runs. Pure: what it shows is in its input.
 */
export function renderReport(input: ReportInput): string {
  return page(
    `${input.job.spec.benchmark.name} · Beacon report${marksOf(input.verdict)}`,
    html`${heading(input)}
      <main>
        ${contents(input.examples.length > 0)} ${finding(input)} ${rates(input)}
        ${differences(input)} ${content(input)} ${matrix(input)} ${examples(input)} ${checks(input)}
        ${method(input)} ${asked(input)} ${reproduce(input)}
      </main>
      ${footer(input)}`,
  );
}

function contents(hasExamples: boolean) {
  const entries = [
    ['finding', 'Finding'],
    ['rates', 'Rates'],
    ['differences', 'Differences'],
    ['content', 'What answers say'],
    ['outcomes', 'Outcomes'],
    ...(hasExamples ? [['answers', 'Answers']] : []),
    ['checks', 'Checks'],
    ['method', 'Method'],
    ['asked', 'What was asked'],
    ['reproduce', 'To check and to repeat'],
  ];
  return html`<nav aria-label="Contents">
    <ul>
      ${entries.map(([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>`;
}
