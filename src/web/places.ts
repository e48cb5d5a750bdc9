import { redirect } from "react-router";
import type { Territory } from "../kernel/territory/model.ts";
import { resolveTerritory } from "../kernel/territory/resolve.ts";
import { refusal } from "./answers.ts";

/**
 * The territory that an address names, by identifier or any other code or spelling. Throws: a redirect to the address with
 * the identifier (`address`) where it is named otherwise, "not found" with near names where there is none.
 */
export function placeAt(parameter: string | undefined, address: (id: string) => string): Territory {
  const found = resolveTerritory(parameter ?? "");
  if (!found.ok) throw refusal(404, ...found.problems);
  if (found.value.id !== parameter) throw redirect(address(found.value.id), 301);
  return found.value;
}
