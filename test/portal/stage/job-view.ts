import type { Locator, Page } from 'playwright-core';

/** What stands in the head of a job's pages, and the matrix. */
export class JobView {
  constructor(private readonly page: Page) {}

  get head(): Locator {
    return this.page.getByLabel('Job', { exact: true });
  }

  /** Whether the page is current: `live`, `ended`, `reconnecting …`. */
  liveState(word: RegExp): Locator {
    return this.head.getByRole('status').filter({ hasText: word });
  }

  /** The word of its status, or `paused`, which stands beside it. */
  status(word: string): Locator {
    return this.head.locator('span').filter({ hasText: new RegExp(`^[○◐●◒✕⊘]?${word}$`) });
  }

  /** How many executions it says are recorded. */
  async recorded(): Promise<number> {
    const bar = this.head.getByRole('progressbar', { name: 'Recorded executions' });
    return Number(await bar.getAttribute('aria-valuenow'));
  }

  control(name: string): Locator {
    return this.page.getByRole('group', { name: 'Change the job' }).getByRole('button', { name });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: /^Outcomes/ });
  }

  /** The heads of the questions that are drawn. */
  get questions(): Locator {
    return this.grid.locator('[data-column="0"]');
  }

  /** Cells of models whose name for screen readers says something. */
  cells(words: RegExp): Locator {
    return this.grid.getByRole('link', { name: words });
  }

  get differing(): Locator {
    return this.page.getByRole('button', { name: /^Different across regions/ });
  }
}
