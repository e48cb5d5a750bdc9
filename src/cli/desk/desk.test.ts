import { expect, test } from "vitest";
import { failed, ok, problem } from "../../kernel/problem.ts";
import type { Desk } from "./model.ts";
import { remoteDesk } from "./remote.ts";
import { serveDesk } from "./serve.ts";

/** A desk whose only deed is a backup that tells how far it is. */
function smallDesk(): Desk {
  const refuse = async () => failed(problem("cli.stage-gone"));
  return {
    stage: refuse,
    accept: refuse,
    discard: async () => ok(null),
    makeCurrent: async () => ok(null),
    derive: async () => failed(problem("derived.no-recipe", { dataset: "un-wpp" })),
    backup: async (path, onProgress) => {
      onProgress({ phase: "store.saving", done: 1, total: 2, unit: "files" });
      return ok({ path, bytes: 10, releases: 1 });
    },
    operatorLink: async () => ok("http://127.0.0.1/operator?key=k"),
    record: refuse,
    audit: refuse,
    people: refuse,
    letters: refuse,
    consultations: refuse,
    meetings: refuse,
    speakers: refuse,
    participation: refuse,
    programme: refuse,
    summaries: refuse,
    outcomes: refuse,
    responses: async () => failed(problem("responses.unknown-consultation", { id: "" })),
    reports: async () => failed(problem("report-writing.unknown", { id: "" })),
    close: async () => {},
  };
}

const control = { pid: process.pid, since: "2026-01-01T00:00:00.000Z", secret: "s3cret" };

test("another process uses the desk as if it were its own", async () => {
  const served = await serveDesk(smallDesk(), control.secret);
  const desk = remoteDesk({ ...control, address: served.address });
  const seen: number[] = [];
  expect(await desk.backup("/a/b", ({ done }) => seen.push(done))).toEqual(
    ok({ path: "/a/b", bytes: 10, releases: 1 }),
  );
  expect(seen).toEqual([1]);
  expect(await desk.operatorLink()).toEqual(ok("http://127.0.0.1/operator?key=k"));
  expect(await desk.accept({ id: "1" }, {})).toMatchObject({
    ok: false,
    problems: [{ code: "cli.stage-gone" }],
  });
  await served.close();
  expect(await desk.discard({ id: "1" })).toMatchObject({
    ok: false,
    problems: [{ code: "cli.control-unanswered" }],
  });
});

test("what is asked of a file arrives as it was asked, that losses are meant with it", async () => {
  const asked: unknown[] = [];
  const stage: Desk["stage"] = async (request) => {
    asked.push(request);
    return failed(problem("cli.stage-gone"));
  };
  const served = await serveDesk({ ...smallDesk(), stage }, control.secret);
  const desk = remoteDesk({ ...control, address: served.address });
  const request = { path: "/a/births.txt", name: "births.txt", sex: "F", acceptLosses: true } as const;
  await desk.stage(request, () => {});
  expect(asked).toEqual([request]);
  await served.close();
});

test("without the secret nothing is done", async () => {
  const served = await serveDesk(smallDesk(), control.secret);
  const desk = remoteDesk({ ...control, secret: "guess", address: served.address });
  expect(await desk.backup("/a/b", () => {})).toMatchObject({
    ok: false,
    problems: [{ code: "cli.control-unanswered" }],
  });
  expect((await fetch(served.address, { method: "POST", body: "{}" })).status).toBe(401);
  await served.close();
});
