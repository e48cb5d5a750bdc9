import { z } from "zod";
import type { Language } from "../../kernel/language.ts";
import { words } from "../../kernel/words.ts";
import { problemType } from "../http/problem.ts";
import { innermost } from "./parameters.ts";
import { mediaTypes, type Resource } from "./resource.ts";
import { resources } from "./resources.ts";

type Json = { readonly [name: string]: unknown };
const JsonObject = z.record(z.string(), z.unknown());

/** The OpenAPI 3.1 document of the API, made from its resources, in a language. */
export function openApiDocument(language: Language, version: string): Json {
  const { t } = words(language);
  return {
    openapi: "3.1.0",
    info: {
      title: t("server:api.title"),
      version,
      summary: t("server:api.summary"),
      description: t("server:api.description"),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(resources.map((one) => [one.path, { get: operation(one, language) }])),
    components: {
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries(resources.flatMap(bodySchemas)),
      },
      responses: Object.fromEntries(
        refusals.map((status) => [
          `Refusal${status}`,
          {
            description: t(`server:status.${status}`),
            content: { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

const refusals = [400, 404, 406, 429, 503] as const;

function operation(one: Resource, language: Language): Json {
  const { t } = words(language);
  const named = Object.keys(one.pathParameters.shape).length > 0;
  const asked = refusals.filter((status) => status !== 404 || named);
  return {
    operationId: one.operation,
    summary: t(`server:operation.${one.operation}.summary`),
    description: t(`server:operation.${one.operation}.description`),
    parameters: parametersOf(one, language),
    responses: {
      200: {
        description: t("server:api.answer"),
        headers: { ETag: { description: t("server:api.etag"), schema: { type: "string" } } },
        content: Object.fromEntries(
          one.formats.map((format) => [mediaTypes[format].split(";")[0], { schema: schemaOf(one, format) }]),
        ),
      },
      304: { description: t("server:api.unchanged") },
      ...Object.fromEntries(
        asked.map((status) => [status, { $ref: `#/components/responses/Refusal${status}` }]),
      ),
    },
  };
}

function schemaOf(one: Resource, format: Resource["formats"][number]): Json {
  if (format === "json") return { $ref: `#/components/schemas/${one.operation}` };
  return format === "csv" ? { type: "string" } : {};
}

/** A parameter as OpenAPI has it. */
export interface ParameterDocument {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description: string;
  readonly schema: Json;
  readonly example?: string;
}

/** The parameters of a resource in the order in which it declares them, the language of the answer last. */
export function parametersOf(one: Resource, language: Language): readonly ParameterDocument[] {
  const { t } = words(language);
  const document = (name: string, place: "path" | "query", schema: z.core.$ZodType): ParameterDocument => {
    const example = one.example[name];
    return {
      name,
      in: place,
      required: place === "path" || innermost(schema) === schema,
      description: t(`server:parameter.${name}`),
      schema: jsonSchema(schema),
      ...(example === undefined ? {} : { example }),
    };
  };
  return [
    ...entries(one.pathParameters).map(([name, schema]) => document(name, "path", schema)),
    ...entries(one.queryParameters).map(([name, schema]) => document(name, "query", schema)),
    document("lang", "query", z.enum(["ar", "zh", "en", "fr", "ru", "es"]).optional()),
  ];
}

function entries(schema: z.ZodObject): readonly [string, z.core.$ZodType][] {
  return Object.entries(schema.shape);
}

/** The JSON Schema (2020-12, as OpenAPI 3.1 takes it) of what is sent or understood. */
function jsonSchema(schema: z.core.$ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
  return rest;
}

/** The schema of a resource's answer, and beside it those parts of it that hold themselves, such as paragraphs. */
function bodySchemas({ operation, body }: Resource): readonly (readonly [string, Json])[] {
  const { $defs = {}, ...whole } = jsonSchema(body);
  const parts = Object.entries(JsonObject.parse($defs));
  const names = new Map(parts.map(([name], i) => [`#/$defs/${name}`, `${operation}Part${i + 1}`]));
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const name = key === "$ref" && typeof one === "string" ? names.get(one) : undefined;
        return [key, name === undefined ? named(one) : `#/components/schemas/${name}`];
      }),
    );
  };
  return [
    [operation, JsonObject.parse(named(whole))],
    ...parts.map(
      ([name, part]) => [names.get(`#/$defs/${name}`) ?? name, JsonObject.parse(named(part))] as const,
    ),
  ];
}

const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "facts", "errors"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string" },
    facts: { type: "object", additionalProperties: { type: ["string", "number"] } },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "detail"],
        properties: { code: { type: "string" }, detail: { type: "string" } },
      },
    },
  },
};
