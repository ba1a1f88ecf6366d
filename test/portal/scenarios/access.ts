import type { Page } from 'playwright-core';
import type { Scenario } from '../scenario.js';
import { graveProblems } from '../stage/axe.js';
import { sampleJob } from '../stage/sample-jobs.js';
import { goSettled, portalPages, untilSettled } from '../stage/pages.js';
import { check, checkEqual, come, see } from './expect.js';

const PHONE = { width: 390, height: 800 } as const;

function axe(theme: 'light' | 'dark'): Scenario {
  return {
    name: `axe-${theme}`,
    about: `No page has a serious or critical problem of accessibility in the ${theme} theme.`,
    run: async (stage) => {
      const id = await stage.finished(sampleJob(`axe-${theme}`));
      const visit = await stage.visit({ theme, bypassesPolicy: true });
      const problems: string[] = [];
      for (const { name, path } of portalPages(id)) {
        await goSettled(visit, path);
        const found = await graveProblems(visit.page);
        problems.push(...found.map((problem) => `${name}: ${problem}`));
      }
      check(problems.length === 0, problems.join('\n'));
    },
  };
}

const phone: Scenario = {
  name: 'phone',
  about: 'At phone width no page is wider than the window.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('phone-1'));
    const visit = await stage.visit(PHONE);
    const problems: string[] = [];
    for (const { name, path } of portalPages(id)) {
      await goSettled(visit, path);
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.width)
        problems.push(`${name} is ${width} wide: ${await widest(visit.page)}`);
    }
    check(problems.length === 0, problems.join('\n'));
  },
};

/** What sticks out of the window farthest, and is not within something that scrolls by itself. */
async function widest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const isLoose = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (at !== document.body && getComputedStyle(at).overflowX !== 'visible') return false;
      return true;
    };
    const all = [...document.body.querySelectorAll('*')].filter(isLoose);
    const [first] = all.toSorted(
      (a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right,
    );
    return first === undefined
      ? 'nothing'
      : `${first.tagName} ${first.getAttribute('class') ?? ''}`;
  });
}

const themes: Scenario = {
  name: 'themes',
  about: "The reader's system decides the theme until the reader does; a reload keeps the choice.",
  run: async (stage) => {
    const visit = await stage.visit({ theme: 'dark' });
    await goSettled(visit, '/jobs');
    const { page } = visit;
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.getByLabel('Theme').selectOption('light');
    const light = await ground();
    check(light !== dark, `the page looks the same in both themes: ${light}`);
    await page.reload();
    await see(page.getByRole('heading', { level: 1 }));
    checkEqual(await ground(), light, 'after a reload the ground is');
    await page.getByLabel('Theme').selectOption('system');
    checkEqual(await ground(), dark, 'by the system the ground is');
  },
};

/** Longer than what an eye takes for motion. */
const MOTION_MS = 20;

const stillness: Scenario = {
  name: 'reduced-motion',
  about: 'Where the reader asks for less motion, nothing moves by itself.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('still-1'));
    const visit = await stage.visit({ reducesMotion: true });
    for (const { path } of portalPages(id)) {
      await goSettled(visit, path);
      const moving = await visit.page.evaluate((limitMs) => {
        const longest = (times: string): number =>
          Math.max(
            ...times.split(',').map((time) => parseFloat(time) * (/[\d.]s/.test(time) ? 1_000 : 1)),
          );
        return [...document.querySelectorAll('*')]
          .filter((element) => {
            const { transitionDuration, animationDuration, animationName } =
              getComputedStyle(element);
            const animated = animationName === 'none' ? 0 : longest(animationDuration);
            return Math.max(longest(transitionDuration), animated) > limitMs;
          })
          .map((element) => element.tagName);
      }, MOTION_MS);
      checkEqual(moving, [], `${path}: what moves`);
    }
  },
};

const keyboard: Scenario = {
  name: 'keyboard',
  about:
    'By keyboard alone a reader comes from the list of jobs through the matrix into a cell and corrects an outcome; the focus can always be seen.',
  run: async (stage) => {
    const id = await stage.finished(sampleJob('keys-1'));
    const visit = await stage.visit();
    await goSettled(visit, '/jobs?q=keys-1');
    const { page } = visit;
    await page.keyboard.press('Tab');
    checkEqual(await focused(page), 'To the content', 'the first stop is');
    await page.keyboard.press('Enter');
    await tabTo(page, id);
    await page.keyboard.press('Enter');
    await see(page.getByRole('navigation', { name: 'Pages of the job' }));
    await see(page.getByRole('link', { name: /regions differ$/ }));
    await tabTo(page, /^Llama 3.2 1B: /);
    // Down to the last question, right to the last model, and into its cell.
    await page.keyboard.press('Control+End');
    await come('the last cell has the focus', async () => /^Qwen 2.5/.test(await focused(page)));
    check(await isFocusSeen(page), 'the focus cannot be seen in the matrix');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { level: 1, name: 'hongkong_2019' }));
    await untilSettled(page);
    await tabTo(page, 'Correct the outcome');
    await page.keyboard.press('Enter');
    await tabTo(page, 'What happened');
    // As a reader does in a list: by the first letters of the word.
    await page.keyboard.type('evasive');
    await tabTo(page, 'Why');
    await page.keyboard.type('By keyboard.');
    await tabTo(page, 'Correct');
    await page.keyboard.press('Space');
    await see(page.getByText('Corrected: rates and verdict count it'));
  },
};

const MOST_STOPS = 80;

/** Presses Tab until what has the focus is named so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    check(await isFocusSeen(page), `the focus cannot be seen on ${now}`);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab does not come to ${String(name)}, only to ${passed.join(' | ')}`);
}

/** The name of what has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const labels =
      at instanceof HTMLInputElement ||
      at instanceof HTMLSelectElement ||
      at instanceof HTMLTextAreaElement
        ? at.labels
        : null;
    const label = [...(labels ?? [])].map(({ textContent }) => textContent).join(' ');
    return (
      at?.getAttribute('aria-label') ??
      (label === '' ? at?.textContent : label) ??
      ''
    ).trim();
  });
}

/** Whether a ring, or another sign of the focus, is drawn. */
async function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return true;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
}

export const accessScenarios: readonly Scenario[] = [
  axe('light'),
  axe('dark'),
  phone,
  themes,
  stillness,
  keyboard,
];
