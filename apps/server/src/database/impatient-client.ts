import pg from "pg";

const NO_ANSWER = "Query read timeout";

/**
 * A connection that leaves a question without an answer for too long (`query_timeout`) is ended: the library only gives up
 * the question, and whoever asked next on it would wait behind it for ever.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as (...args: unknown[]) => unknown;
    const impatient = (...args: unknown[]): unknown => {
      const asked = ask(...args);
      if (asked instanceof Promise) {
        asked.catch((error: unknown) => {
          if (error instanceof Error && error.message === NO_ANSWER) this.#end();
        });
      }
      return asked;
    };
    Object.assign(this, { query: impatient });
  }

  #end(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
