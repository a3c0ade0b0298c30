import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { type CutLine, createCutLine } from './cut-line.ts';

/** PostgreSQL with pgvector on a socket of this machine: PGlite, so one session behind however many connections. */
export interface LocalPostgres {
  url: string;
  /** What stands between a program and the database. */
  line: CutLine;
  stop(): Promise<void>;
}

/** A pool of one connection hangs on PGlite's socket server, and so does one that is refused another. */
const CONNECTIONS = 200;

/** Starts an empty database that lives as long as this process. */
export async function startLocalPostgres(): Promise<LocalPostgres> {
  const database = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db: database, port: 0, maxConnections: CONNECTIONS });
  await server.start();
  const line = await createCutLine(Number(server.getServerConn().split(':').at(-1)));
  return {
    url: `postgres://briefwijzer:geheim-wachtwoord@127.0.0.1:${line.port}/postgres?sslmode=disable`,
    line,
    stop: async () => {
      await line.cut();
      await server.stop();
      await database.close();
    },
  };
}
