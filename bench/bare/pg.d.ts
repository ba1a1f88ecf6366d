/** The parts of the driver that the bare clients use; it brings no types of its own. */
declare module 'pg' {
  export interface QueryResult<Row> {
    readonly rows: Row[];
    readonly rowCount: number | null;
  }

  export class Client {
    constructor(options: { readonly connectionString: string });
    connect(): Promise<void>;
    query<Row = Record<string, unknown>>(
      text: string,
      values?: readonly unknown[],
    ): Promise<QueryResult<Row>>;
    end(): Promise<void>;
  }
}
