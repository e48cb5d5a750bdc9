import { connect, createServer, type Socket } from "node:net";

/** A line to a server that a test can cut as a cable is cut, and lay again. */
export interface Line {
  readonly url: string;
  /** All connections end at once, and new ones are refused. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line on a port of its own to a server on this machine. */
export function layLine(to: string): Promise<Line> {
  const { port } = new URL(to);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const cut = () => {
        whole = false;
        for (const socket of open) socket.destroy();
      };
      resolve({
        url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
        cut,
        mend: () => {
          whole = true;
        },
        close: () => {
          cut();
          return new Promise((done) => server.close(() => done()));
        },
      });
    });
  });
}
