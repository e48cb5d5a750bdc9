import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayDo, maySomewhere } from "../../directory/rights.ts";
import type { Person } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { PageContext, PagePerson } from "../../web/context.ts";
import { action as file, loader as fileLink } from "../../web/pages/directory/book-file.ts";
import { loader as directory } from "../../web/pages/directory/directory.tsx";
import { action as importing } from "../../web/pages/directory/import.tsx";
import { loader as offices } from "../../web/pages/directory/offices.tsx";
import { action as keep, loader as party } from "../../web/pages/directory/party.tsx";
import { loader as people } from "../../web/pages/directory/people.tsx";
import { action as change, loader as person } from "../../web/pages/directory/person.tsx";
import { Waiting } from "../session/waiting.ts";
import { type TestServices, testServices } from "../testing.ts";

const operator = { kind: "operator", name: "test" } as const;
const officer: Person = {
  kind: "person",
  id: "00000000-0000-4000-8000-000000000001",
  name: "An officer",
  seats: [{ role: "secretariat", post: "secretariat/secretariat-officer", party: null }],
};
const focalPoint = "PHL/national-focal-point";

describe("the pages of the directory", () => {
  let services: TestServices;
  let maria = "";
  let omar = "";

  beforeAll(async () => {
    services = await testServices();
    const { directory: book } = services;
    const add = async (name: string, email: string, post: string) => {
      const { id } = unwrap(
        await book.addPerson(operator, { name, email, language: "en", telephone: "+63 2" }),
      );
      unwrap(await book.appoint(operator, { post, person: id, since: "2025-12-01" }));
      return id;
    };
    maria = await add("Maria Santos", "maria@example.org", focalPoint);
    omar = await add("Omar Haddad", "omar@example.org", "MAR/national-focal-point");
  });
  afterAll(() => services.close());

  /** A loader's or action's arguments: a page in English, asked by somebody. */
  function args(
    actor: Person | null,
    given: {
      readonly params?: Record<string, string>;
      readonly query?: string;
      readonly form?: FormData;
    } = {},
  ) {
    const { form, params = {}, query = "" } = given;
    if (form) form.set("token", "t");
    const request = new Request(
      `http://corridor.test/en/somewhere${query}`,
      form ? { method: "POST", body: form } : {},
    );
    const signed: PagePerson | null = actor && {
      actor,
      signed: {
        session: "s",
        actor,
        language: "en",
        email: "somebody@example.org",
        token: "t",
        secondFactor: false,
        must: null,
      },
      name: "Somebody",
      token: "t",
      holds: (token) => token === "t",
      may: (deed, whose) => (whose === undefined ? maySomewhere(actor, deed) : mayDo(actor, deed, whose)),
      waiting: new Waiting(),
    };
    const context: PageContext = {
      services,
      person: signed,
      nonce: "",
      theme: "auto",
      enhanceUrl: null,
      softwareVersion: "0.0.0",
      door: {
        caller: { cookies: "", device: "", address: "127.0.0.1" },
        headers: () => new Headers(),
        forget: () => {},
      },
    };
    return {
      request,
      params: { language: "en", ...params },
      context,
      url: new URL(request.url),
      pattern: "",
    };
  }

  async function actorOf(id: string): Promise<Person> {
    const actor = await services.directory.actorOf(id);
    if (!actor) throw new Error("nobody");
    return actor;
  }

  function fields(given: Readonly<Record<string, string>>): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(given)) form.set(name, value);
    return form;
  }

  test("visitors see parties and no person", async () => {
    const shown = await directory(args(null, { query: "?q=菲律宾" }));
    expect(shown.lists).toMatchObject([{ kind: "member-state", parties: [{ name: "Philippines" }] }]);
    expect(shown.people).toBeNull();
    const page = await party(args(null, { params: { party: "PHL" } }));
    expect(page).toMatchObject({ posts: null, known: [], territory: "/en/territory/PHL" });
    expect(JSON.stringify(page)).not.toMatch(/Maria|example\.org|63 2/);
  });

  test("another spelling leads to the party's address, an unknown one to near names", async () => {
    await expect(party(args(null, { params: { party: "phillipines" } }))).rejects.toMatchObject({
      data: { problems: [{ code: "directory.party-near" }] },
    });
    const found: unknown = await party(args(null, { params: { party: "Filipinas" } })).catch(
      (one: unknown) => one,
    );
    expect(found).toBeInstanceOf(Response);
    expect(found instanceof Response && [found.status, found.headers.get("Location")]).toEqual([
      301,
      "/en/directory/PHL",
    ]);
  });

  test("a focal point sees the own party's people and nobody else's, and the address book not at all", async () => {
    const actor = await actorOf(maria);
    const own = await party(args(actor, { params: { party: "PHL" } }));
    expect(own.posts?.[0]).toMatchObject({ id: focalPoint, holder: { name: "Maria Santos", to: null } });
    expect(own.known).toEqual([]);
    const other = await party(args(actor, { params: { party: "MAR" } }));
    expect(other.posts).toBeNull();
    for (const page of [people, offices])
      await expect(page(args(actor))).rejects.toMatchObject({ init: { status: 403 } });
    await expect(person(args(actor, { params: { person: omar } }))).rejects.toMatchObject({
      init: { status: 403 },
    });
    const taken = await file(args(actor, { form: fields({ format: "csv" }) })).catch((one: unknown) => one);
    expect(taken).toMatchObject({ init: { status: 403 } });
  });

  test("a colleague is let in by the focal point; a form for another party's post does nothing", async () => {
    const actor = await actorOf(maria);
    const help = {
      deed: "delegate",
      name: "A colleague",
      email: "c@example.org",
      language: "fr",
      since: "2026-01-01",
    };
    const done = await keep(
      args(actor, { params: { party: "PHL" }, form: fields({ ...help, post: focalPoint }) }),
    );
    expect(done).toBeInstanceOf(Response);
    expect((await services.directory.holders(focalPoint)).delegates).toHaveLength(1);
    const post = "MAR/national-focal-point";
    for (const at of ["PHL", "MAR"]) {
      const refused = await keep(args(actor, { params: { party: at }, form: fields({ ...help, post }) }));
      expect(refused).toMatchObject({
        data: { deed: "delegate", refused: [expect.any(String)], given: { name: "A colleague" } },
      });
    }
    const appointed = await keep(
      args(actor, { params: { party: "PHL" }, form: fields({ ...help, deed: "appoint", post: focalPoint }) }),
    );
    expect(appointed).toMatchObject({ init: { status: 403 } });
    expect((await services.directory.holders(post)).delegates).toEqual([]);
  });

  test("the secretariat hands a post over, changes a person, and takes one out only when it is meant", async () => {
    const over = { deed: "appoint", post: "ilo/agency-focal-point", name: "New", email: "new@example.org" };
    const form = fields({ ...over, language: "es", since: "2026-01-01" });
    expect(await keep(args(officer, { params: { party: "ilo" }, form }))).toBeInstanceOf(Response);
    const held = (await services.directory.holders("ilo/agency-focal-point")).holder;
    expect(held?.who).toMatchObject({ name: "New", language: "es" });
    const id = held?.person ?? "";
    const ask = (given: Record<string, string>) =>
      change(args(officer, { params: { person: id }, form: fields(given) }));
    expect(await ask({ name: "Newer", email: "new@example.org", language: "es" })).toBeInstanceOf(Response);
    expect(await ask({ name: "", email: "x", language: "es" })).toMatchObject({ init: { status: 422 } });
    expect(await ask({ deed: "remove" })).toMatchObject({ data: { refused: [] } });
    expect((await services.directory.person(id))?.name).toBe("Newer");
    expect(await ask({ deed: "remove", sure: "on" })).toBeInstanceOf(Response);
    expect((await services.directory.person(id))?.name).toBe("");
  });

  test("an administrator closes an account and opens it again; an officer sees it and may not", async () => {
    const { accounts } = services;
    const caller = { cookies: "", device: "", address: "127.0.0.1" };
    const made = {
      email: "head@example.org",
      name: "The head",
      password: "violet teapot rides",
      language: "en",
    };
    const key = await accounts.issueEntry("test");
    const cookies = unwrap(await accounts.takeEntry(caller, key, made))
      .cookies.map((one) => one.split(";")[0])
      .join("; ");
    const signed = await accounts.who(cookies);
    if (!signed) throw new Error("nobody");
    const { id } = signed.actor;
    const administrator: Person = {
      ...officer,
      id: "00000000-0000-4000-8000-000000000002",
      seats: [{ role: "administrator", post: "secretariat/administrator", party: null }],
    };
    const ask = (actor: Person, deed: string) =>
      change(args(actor, { params: { person: id }, form: fields({ deed }) }));
    expect(await ask(officer, "close-account")).toMatchObject({ init: { status: 403 } });
    expect(await accounts.who(cookies)).toBeDefined();
    expect(await ask(administrator, "close-account")).toBeInstanceOf(Response);
    expect(await accounts.who(cookies)).toBeUndefined();
    const shown = await person(args(officer, { params: { person: id } }));
    expect(shown.account).toEqual({
      email: made.email,
      closed: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      own: false,
    });
    expect(await ask(administrator, "reopen-account")).toBeInstanceOf(Response);
    expect((await person(args(administrator, { params: { person: id } }))).account?.closed).toBeNull();
    expect((await person(args(officer, { params: { person: maria } }))).account).toBeNull();
  });

  test("the book as a file: for whoever's session and token send for it, at no address, kept nowhere", async () => {
    const sent = async (actor: Person | null, token: string) => {
      const asked = args(actor);
      const body = fields({ format: "csv", token });
      const request = new Request(asked.request.url, { method: "POST", body });
      return file({ ...asked, request }).catch((one: unknown) => one);
    };
    const visitor = await sent(null, "t");
    expect(visitor instanceof Response && [visitor.status, visitor.headers.get("Location")]).toEqual([
      303,
      expect.stringContaining("/sign-in"),
    ]);
    expect(await sent(officer, "of another session")).toMatchObject({
      init: { status: 403 },
      data: { problems: [{ code: "accounts.form-stale" }] },
    });
    const link = fileLink(args(officer));
    expect([link.status, await link.text()]).toEqual([303, ""]);
    const own = await sent(officer, "t");
    expect(own instanceof Response && own.headers.get("Cache-Control")).toBe("no-store");
    expect(own instanceof Response && (await own.text())).toContain("maria@example.org");
  });

  test("a book is shown before it is taken in, and cannot be had by a link", async () => {
    const form = new FormData();
    form.set("file", new File(["party,name,e-mail\nMexico,Ana,ana@example.org\n"], "book.csv"));
    const asked = args(officer, { form });
    const looked = await importing(asked);
    expect(looked.data).toMatchObject({
      name: "book.csv",
      refused: [],
      outcome: { imported: false, lines: 1 },
    });
    expect(await services.directory.addressees("MEX")).toEqual([]);
    const again = args(officer, { form: fields({ deed: "keep", file: looked.data.waiting ?? "" }) });
    const kept = await importing({ ...again, context: asked.context });
    expect(kept.data.outcome?.imported).toBe(true);
    expect(await services.directory.addressees("MEX")).toMatchObject([{ email: "ana@example.org" }]);
    const wrong = new FormData();
    wrong.set("file", new File(["party,name\nMexicoo,Ana\n"], "book.csv"));
    const refused = await importing(args(officer, { form: wrong }));
    expect(refused.data.refused.join()).toMatch(/A2.*Mexico/);
    const out = await file(args(officer, { form: fields({ format: "csv" }) }));
    expect(out.headers.get("Cache-Control")).toBe("no-store");
    expect(await out.text()).toContain("ana@example.org");
    expect(fileLink(args(officer)).status).toBe(303);
  });
});
