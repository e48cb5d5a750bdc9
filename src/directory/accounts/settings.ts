import { z } from "zod";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import type { SingleSignOnOptions } from "./single-sign-on.ts";

/** What whoever runs the service says about accounts. */
export interface AccountSettings {
  /** Where readers reach the pages; letters lead there. Null: where the server listens. */
  readonly address: string | null;
  readonly singleSignOn: SingleSignOnOptions | null;
  readonly requireSecondFactor: boolean;
}

const Address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
/** Without encryption only on this machine: the provider's answers decide who comes in. */
const Issuer = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) =>
      text.startsWith("https:") || ["127.0.0.1", "localhost", "[::1]"].includes(new URL(text).hostname),
  );

/**
 * The settings from the environment: CORRIDOR_URL, CORRIDOR_SECOND_FACTOR (`required` or `optional`), CORRIDOR_OIDC_ISSUER,
 * CORRIDOR_OIDC_CLIENT_ID, CORRIDOR_OIDC_CLIENT_SECRET, CORRIDOR_OIDC_NAME. Problem: `accounts.setting-invalid` (fact: name;
 * never the text, which may be a secret).
 */
export function accountSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<AccountSettings> {
  const said = (name: string) => environment[name]?.trim() || undefined;
  const wrong = (name: string) => failed(problem("accounts.setting-invalid", { name }));
  const url = said("CORRIDOR_URL");
  const address = url === undefined ? null : Address.safeParse(url).data;
  if (address === undefined) return wrong("CORRIDOR_URL");
  const factor = said("CORRIDOR_SECOND_FACTOR") ?? "optional";
  if (factor !== "required" && factor !== "optional") return wrong("CORRIDOR_SECOND_FACTOR");
  const requireSecondFactor = factor === "required";
  const issuer = said("CORRIDOR_OIDC_ISSUER");
  if (issuer === undefined) return ok({ address, requireSecondFactor, singleSignOn: null });
  if (!Issuer.safeParse(issuer).success) return wrong("CORRIDOR_OIDC_ISSUER");
  const [clientId, clientSecret] = [said("CORRIDOR_OIDC_CLIENT_ID"), said("CORRIDOR_OIDC_CLIENT_SECRET")];
  if (clientId === undefined) return wrong("CORRIDOR_OIDC_CLIENT_ID");
  if (clientSecret === undefined) return wrong("CORRIDOR_OIDC_CLIENT_SECRET");
  const name = said("CORRIDOR_OIDC_NAME") ?? new URL(issuer).hostname;
  return ok({ address, requireSecondFactor, singleSignOn: { issuer, clientId, clientSecret, name } });
}
