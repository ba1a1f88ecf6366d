/** The broker did not take a lane's tasks. Nothing was counted as published: the next pass publishes the same again. */
export class TasksNotPublishedError extends Error {
  override readonly name = 'TasksNotPublishedError';

  constructor(
    readonly region: string,
    model: string,
    options: { readonly cause: unknown },
  ) {
    super(
      `the tasks of ${model} in ${region} were not published: ${String(options.cause)}`,
      options,
    );
  }
}
