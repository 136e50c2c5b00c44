import { z } from 'zod';
import { env } from '~/platform/env.server';
import { mostBytes, mostFiles } from '~/platform/files/file-rules';
import type { Endpoint } from './endpoint';
import { Problem, shapeNames } from './shapes';
import { endpoints } from './table';

type Json = Record<string, unknown>;

export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
};
export type Operation = {
  summary: string;
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
};
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: Json;
};

let made: OpenApi | undefined;

/** The description of API v1 (OpenAPI 3.1), made from the very schemas that parse the calls. */
export function openApi(): OpenApi {
  made ??= make();
  return made;
}

function make(): OpenApi {
  const schemas: Record<string, Json> = {};
  const paths: OpenApi['paths'] = {};
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Answerhall API',
      version: '1',
      description:
        'Reading what is public needs no token. Everything else is done with a bearer token, with exactly the rights of its owner. ' +
        'Errors are application/problem+json. Every POST may carry an Idempotency-Key: repeated, it is carried out once.',
    },
    servers: [{ url: `${env().publicUrl}/api/v1` }],
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation({ method, path, spec, reply }: Endpoint, schemas: Record<string, Json>): Operation {
  const status = String(spec.status ?? 200);
  const { result } = spec;
  const content: { content?: Record<string, { schema: Json }> } = !result
    ? {}
    : result === 'file'
      ? { content: { 'application/octet-stream': { schema: binary } } }
      : { content: { 'application/json': { schema: schemaOf(result, 'output', schemas) } } };
  const parameters = [
    ...parametersOf(spec.params, 'path', schemas),
    ...parametersOf(spec.query, 'query', schemas),
    ...(method === 'POST' && reply ? [idempotencyKey] : []),
  ];
  return {
    summary: spec.summary,
    operationId: `${method.toLowerCase()}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: spec.auth === 'public' ? [{}, { token: [] }] : [{ token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(spec.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(spec.body, 'input', schemas) },
              ...(spec.takesFiles && { 'multipart/form-data': { schema: withFiles(spec.body, schemas) } }),
            },
          },
        }
      : {}),
    responses: {
      [status]: { description: spec.summary, ...content },
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: schemaOf(Problem, 'output', schemas) } },
      },
    },
  };
}

const binary = { type: 'string', format: 'binary' };

/** The same fields as a form, with files beside them. */
function withFiles(body: z.ZodType, schemas: Record<string, Json>): Json {
  const schema = schemaOf(body, 'input', schemas) as { properties?: Json };
  const files = {
    type: 'array',
    items: binary,
    maxItems: mostFiles,
    description: `At most ${mostBytes} bytes together.`,
  };
  return { ...schema, properties: { ...schema.properties, files } };
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same request is carried out once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function parametersOf(
  schema: z.ZodType | undefined,
  where: 'path' | 'query',
  schemas: Record<string, Json>,
): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', schemas) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...one }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: one,
  }));
}

/** A schema as JSON Schema; shapes with a name move to the shared ones and are referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, Json>): Json {
  const {
    $schema: _,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, {
    io,
    metadata: shapeNames,
    unrepresentable: 'any',
  }) as Json & { $defs?: Record<string, Json> };
  for (const [name, one] of Object.entries($defs)) schemas[name] ??= refer(one) as Json;
  const name = shapeNames.get(schema)?.id;
  if (name) {
    schemas[name] ??= refer(json) as Json;
    return { $ref: `#/components/schemas/${name}` };
  }
  return refer(json) as Json;
}

function refer(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(refer);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) =>
      name === '$ref' && typeof value === 'string'
        ? [name, value.replace('#/$defs/', '#/components/schemas/')]
        : [name, refer(value)],
    ),
  );
}
