import type pg from "pg";

/** A table's rows as COPY writes and reads them. */
export interface CopiedRows {
  readonly rows: number;
  readonly chunks: readonly Buffer[];
}

/** What pg has for COPY and its types leave out. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const CHUNK_BYTES = 64 * 1024;

/** The protocol of COPY, on a connection that has nothing else to do; pg leaves it to what is submitted to it. */
abstract class CopyQuery implements pg.Submittable {
  readonly done: Promise<void>;
  readonly #text: string;
  #settle: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} };
  #error: Error | undefined;

  constructor(text: string) {
    this.#text = text;
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleError(error: Error): void {
    this.#error = error;
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (this.#error === undefined) this.#settle.resolve();
    else this.#settle.reject(this.#error);
  }
}

class CopyOut extends CopyQuery {
  rows = 0;
  readonly chunks: Buffer[] = [];
  #open: Buffer[] = [];
  #bytes = 0;

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.rows += 1;
    // The chunk lies in a buffer that the parser fills again.
    this.#open.push(Buffer.from(chunk));
    this.#bytes += chunk.length;
    if (this.#bytes >= CHUNK_BYTES) this.#close();
  }

  override handleCommandComplete(): void {
    this.#close();
  }

  #close(): void {
    this.chunks.push(Buffer.concat(this.#open));
    this.#open = [];
    this.#bytes = 0;
  }
}

class CopyIn extends CopyQuery {
  readonly #chunks: readonly Buffer[];

  constructor(text: string, chunks: readonly Buffer[]) {
    super(text);
    this.#chunks = chunks;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#write(connection);
  }

  async #write(connection: CopyConnection): Promise<void> {
    for (const chunk of this.#chunks) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) {
        await new Promise<void>((drained) => connection.stream.once("drain", () => drained()));
      }
    }
    connection.endCopyFrom();
  }
}

export async function copyOut(client: pg.Client, select: string): Promise<CopiedRows> {
  const query = client.query(new CopyOut(`copy (${select}) to stdout`));
  await query.done;
  return { rows: query.rows, chunks: query.chunks };
}

/** Resolves when the rows are committed. */
export async function copyIn(client: pg.Client, table: string, rows: CopiedRows): Promise<void> {
  await client.query(new CopyIn(`copy ${table} from stdin`, rows.chunks)).done;
}
