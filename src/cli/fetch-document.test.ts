import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchDocument, isPublic, officialAddresses } from "./fetch-document.ts";

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path.endsWith("/A/RES/61/208")) response.end("the text");
    else if (path.endsWith("/A/RES/1/1")) response.writeHead(302, { location: `${base}/A/RES/61/208` }).end();
    else if (path.endsWith("/A/RES/1/2")) response.writeHead(302, { location: "http://127.0.0.1:1/x" }).end();
    else if (path.endsWith("/A/RES/1/3")) response.writeHead(302, { location: path }).end();
    else if (path.endsWith("/A/RES/1/4")) response.writeHead(200).write("begins and never ends");
    else if (path.endsWith("/A/RES/1/5")) {
      const chunk = Buffer.alloc(1_000_000);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", more);
      more();
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("fetching", () => {
  const code = async (symbol: string, options = {}) => {
    const fetched = await fetchDocument(symbol, { base, ...options });
    return fetched.ok ? new TextDecoder().decode(fetched.value.bytes) : fetched.problems[0]?.code;
  };

  test("gives what is there, also where it is led on to", async () => {
    expect(await code("A/RES/61/208")).toBe("the text");
    expect(await code("A/RES/1/1")).toBe("the text");
  });

  test("follows nobody into this machine, nor in circles, nor for ever", async () => {
    expect(await code("A/RES/1/2")).toBe("records.fetch-refused");
    expect(await code("A/RES/1/3")).toBe("records.fetch-redirects");
    expect(await code("A/RES/1/4", { timeout: 300 })).toBe("records.fetch-too-slow");
    expect(await code("A/RES/1/5")).toBe("records.fetch-too-large");
    expect(await code("A/RES/1/6")).toBe("records.fetch-status");
    expect(await code("A/RES/1/6", { base: "http://127.0.0.1:1" })).toBe("records.fetch-unreachable");
  });

  test.each(["61/208", "../../etc/passwd", "A/RES", "a/res/61/208", "A/RES/61/208?x", ""])(
    "asks nobody for %j",
    async (symbol) => {
      expect(await code(symbol)).toBe("records.fetch-symbol");
    },
  );

  test("knows the official addresses", () => {
    expect(officialAddresses("A/RES/61/208")).toEqual([
      "https://docs.un.org/en/A/RES/61/208",
      "https://undocs.org/en/A/RES/61/208",
    ]);
  });

  test("tells public addresses from those of this machine and of private networks", () => {
    const inside =
      "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 fe80::1 fd00::1 ::ffff:127.0.0.1";
    for (const address of inside.split(" ")) expect(isPublic(address), address).toBe(false);
    for (const address of ["8.8.8.8", "157.150.185.49", "2606:4700::1111"])
      expect(isPublic(address)).toBe(true);
  });
});
