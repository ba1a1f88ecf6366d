/** The limit of a task's lane is shared out, and this executor's share has no room for it. */
export class ServedElsewhereError extends Error {
  override readonly name = 'ServedElsewhereError';

  constructor() {
    super('other executors have the shares of its lane');
  }
}
