/** Opens many live lines to one address and tells, for each event, when it came on each: a line of JSON for each event on standard output. */
import { request } from "node:http";

const [, , address = "", count = "1"] = process.argv;
const wanted = Number(count);
let open = 0;
const arrivals = new Map<number, number[]>();

function listen(): void {
  const sent = request(address, { headers: { Accept: "text/event-stream" }, agent: false }, (response) => {
    if (response.statusCode !== 200) {
      console.error(`refused: ${response.statusCode}`);
      process.exit(1);
    }
    let rest = "";
    let first = true;
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      const at = Date.now();
      const events = (rest + chunk).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const id = /^id: (\d+)$/m.exec(event)?.[1];
        if (id === undefined) continue;
        if (first) {
          first = false;
          open += 1;
          if (open === wanted) console.log(JSON.stringify({ open }));
          continue;
        }
        const number = Number(id);
        const times = arrivals.get(number) ?? [];
        times.push(at);
        arrivals.set(number, times);
        if (times.length === wanted) {
          console.log(JSON.stringify({ number, times }));
          arrivals.delete(number);
        }
      }
    });
  });
  sent.on("error", (error) => {
    console.error(String(error));
    process.exit(1);
  });
  sent.end();
}

// A hall that comes in over two seconds, not in one.
for (let n = 0; n < wanted; n++) setTimeout(listen, (n / wanted) * 2000);
