import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const GRAVE = ['serious', 'critical'];
const SHOWN = 4;

/**
 * What axe finds of serious and critical problems, a line for each rule.
 * @param page of a visit that bypasses the policy, which lets no other script in.
 */
export async function graveProblems(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await page.evaluate(runAxe, RULES);
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map((violation) => ({ ...violation, nodes: violation.nodes.filter(isCounted(violation.id)) }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, SHOWN).map((node) => node.target.join(' '));
      const more = nodes.length > SHOWN ? ` and ${nodes.length - SHOWN} more` : '';
      return `${id}: ${help}: ${where.join(', ')}${more}`;
    });
}

/**
 * The letters in a cell of the matrix are signs of outcomes, whose words its name has: text used as a symbol is no visible label by WCAG
 * 2.5.3, which axe cannot know.
 */
function isCounted(rule: string): (node: { readonly html: string }) => boolean {
  return ({ html }) =>
    rule !== 'label-content-name-mismatch' || !/^<a [^>]*data-column=/.test(html);
}

/** Runs in the page, where the script before has put axe. */
async function runAxe(values: string[]): Promise<Pick<AxeResults, 'violations'>> {
  const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values },
    resultTypes: ['violations'],
  });
  return { violations };
}
