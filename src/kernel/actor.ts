/**
 * Who does a deed. Services check it before anything else and deny what is not expressly allowed. Until there are
 * accounts, the only actor who may change anything is the operator: whoever runs the command line on the machine.
 */
export type Actor =
  | { readonly kind: "visitor" }
  | { readonly kind: "operator"; readonly name: string }
  /** The software itself, at first start and when it mends its folder. */
  | { readonly kind: "system" };

/** How an actor stands in the audit log. */
export function actorName(actor: Actor): string {
  return actor.kind === "operator" ? `operator:${actor.name}` : actor.kind;
}
