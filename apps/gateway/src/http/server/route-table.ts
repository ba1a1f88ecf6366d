interface Route {
  readonly methods: readonly string[];
  readonly path: string;
  readonly pattern: RegExp;
}

/** Which methods exist for which paths: the router itself only says that a pair of both does not. */
export class RouteTable {
  readonly #routes: Route[] = [];

  /** @param path with `:name` for a part that varies. */
  add(methods: string | readonly string[], path: string): void {
    const source = path
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    this.#routes.push({ methods: [methods].flat(), path, pattern: new RegExp(`^${source}$`) });
  }

  /** Every route, such as `GET /api/v1/jobs/:id`. */
  get all(): readonly string[] {
    return this.#routes.flatMap(({ methods, path }) =>
      methods.map((method) => `${method} ${path}`),
    );
  }

  /** The methods that a URL's path takes, in alphabetical order; none when there is no such path. */
  methodsOf(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const matching = this.#routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.flatMap(({ methods }) => methods))].toSorted();
  }
}
