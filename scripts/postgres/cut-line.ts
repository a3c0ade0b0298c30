import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a program and a server that can be cut. */
export interface CutLine {
  port: number;
  /** Ends every connection and refuses new ones, as a server that is stopped. */
  cut(): Promise<void>;
  /** Keeps connections open, takes new ones and carries nothing, as a network that swallows packets. */
  freeze(): void;
  /** Carries again, on the same port; what was frozen is ended. */
  mend(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Listens on a free port of this machine and carries what comes to the other one. */
export async function createCutLine(to: number): Promise<CutLine> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)));
    return socket;
  };
  const carry = (client: Socket) => {
    keep(client);
    if (isFrozen) return;
    const server = keep(connect(to, HOST));
    client.on('close', () => server.destroy()).pipe(server);
    server.on('close', () => client.destroy()).pipe(client);
  };
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  let listener: Server | null = await listen(carry, 0);
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    cut: async () => {
      const closed = new Promise((resolve) => listener?.close(resolve));
      listener = null;
      endAll();
      await closed;
    },
    freeze: () => {
      isFrozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend: async () => {
      isFrozen = false;
      endAll();
      listener ??= await listen(carry, port);
    },
  };
}

function listen(carry: (client: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(carry);
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(server));
  });
}
