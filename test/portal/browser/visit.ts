import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How a reader comes. */
export interface VisitOptions {
  /** Where the portal is. @default the gateway of the stage */
  readonly at?: string;
  /** Of the window, in pixels. @default 1280 */
  readonly width?: number;
  /** @default 800 */
  readonly height?: number;
  /** What the reader's system asks for. @default light */
  readonly theme?: 'light' | 'dark';
  /** Whether the reader's system asks for less motion. @default false */
  readonly reducesMotion?: boolean;
  /** Lets the test put scripts of its own into the page; the policy is checked by the other visits. @default false */
  readonly bypassesPolicy?: boolean;
  /** What the browser may complain of, such as a gateway that is down on purpose. @default nothing */
  readonly allows?: readonly RegExp[];
}

/** How long a page may take for anything that it is asked. */
const PATIENCE_MS = 60_000;

/** That a job has no review yet is a 404, which the browser tells as well. */
const ALWAYS_ALLOWED = [/status of 404 .*\/review\)$/];

/** One reader with a browser window: pages, and everything that the browser complained of. */
export class Visit {
  readonly #problems: string[] = [];
  readonly #allows: readonly RegExp[];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly baseUrl: string,
    { allows = [] }: VisitOptions,
  ) {
    this.#allows = allows;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        const { url } = message.location();
        this.#note('console', `${message.text()} (${url.slice(baseUrl.length)})`);
      }
    });
    page.on('pageerror', (error) => this.#note('error in the page', error.message));
    page.on('dialog', (dialog) => {
      this.#note('a dialog opened', dialog.message());
      void dialog.dismiss();
    });
    context.on('page', (other) => {
      if (other !== page) this.#note('a window opened', other.url());
    });
  }

  static async open(browser: Browser, baseUrl: string, options: VisitOptions = {}): Promise<Visit> {
    const context = await browser.newContext({
      baseURL: baseUrl,
      viewport: { width: options.width ?? 1_280, height: options.height ?? 800 },
      colorScheme: options.theme ?? 'light',
      reducedMotion: options.reducesMotion === true ? 'reduce' : 'no-preference',
      bypassCSP: options.bypassesPolicy ?? false,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Visit(context, await context.newPage(), baseUrl, options);
  }

  /** Goes to a page and waits until its heading stands there. */
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  /** The address from the path on. */
  get address(): string {
    return this.page.url().slice(this.baseUrl.length);
  }

  /** What the browser complained of, and was not allowed to. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  #note(kind: string, text: string): void {
    if ([...ALWAYS_ALLOWED, ...this.#allows].some((pattern) => pattern.test(text))) return;
    this.#problems.push(`${kind}: ${text}`);
  }
}
