import { expect, test } from "vitest";
import { accountSettings } from "./settings.ts";

const oidc = {
  CORRIDOR_OIDC_ISSUER: "https://id.example.org/",
  CORRIDOR_OIDC_CLIENT_ID: "corridor",
  CORRIDOR_OIDC_CLIENT_SECRET: "s3cret",
};

test("nothing said is nothing asked", () => {
  expect(accountSettings({})).toEqual({
    ok: true,
    value: { address: null, requireSecondFactor: false, singleSignOn: null },
  });
});

test("all that can be said", () => {
  const said = { ...oidc, CORRIDOR_URL: "https://corridor.example/", CORRIDOR_SECOND_FACTOR: "required" };
  expect(accountSettings(said)).toMatchObject({
    value: {
      address: "https://corridor.example",
      requireSecondFactor: true,
      singleSignOn: { issuer: "https://id.example.org/", name: "id.example.org" },
    },
  });
});

test.each([
  ["CORRIDOR_URL", { CORRIDOR_URL: "corridor.example" }],
  ["CORRIDOR_URL", { CORRIDOR_URL: "javascript:alert(1)" }],
  ["CORRIDOR_SECOND_FACTOR", { CORRIDOR_SECOND_FACTOR: "yes" }],
  ["CORRIDOR_OIDC_ISSUER", { ...oidc, CORRIDOR_OIDC_ISSUER: "http://id.example.org" }],
  ["CORRIDOR_OIDC_CLIENT_ID", { ...oidc, CORRIDOR_OIDC_CLIENT_ID: " " }],
  ["CORRIDOR_OIDC_CLIENT_SECRET", { ...oidc, CORRIDOR_OIDC_CLIENT_SECRET: undefined }],
])("%s is refused where it cannot be meant, and what it said is not repeated", (name, said) => {
  const read = accountSettings(said);
  expect(read).toEqual({
    ok: false,
    problems: [{ code: "accounts.setting-invalid", severity: "error", facts: { name } }],
  });
});
