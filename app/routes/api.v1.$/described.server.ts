import { type OpenApi, type Operation, openApi } from './openapi.server';

type Json = Record<string, unknown>;

/** A field in words: `type` as one says it, `shape` the shared shape it refers to. */
export type Field = { name: string; type: string; shape: string | null; required: boolean; note: string | null };

export type DescribedCall = {
  method: string;
  path: string;
  summary: string;
  open: boolean;
  parameters: Field[];
  body: Field[];
  result: Field[];
  status: string;
};

export type DescribedApi = {
  url: string;
  groups: { name: string; calls: DescribedCall[] }[];
  shapes: { name: string; fields: Field[] }[];
};

/** The description of the API (openapi.json) as a page shows it. */
export function describedApi(): DescribedApi {
  const api = openApi();
  const groups = new Map<string, DescribedCall[]>();
  for (const [path, operations] of Object.entries(api.paths)) {
    const name = path.split('/')[1] ?? '';
    const calls = Object.entries(operations).map(([method, operation]) => called(method, path, operation));
    groups.set(name, [...(groups.get(name) ?? []), ...calls]);
  }
  return {
    url: api.servers[0]?.url ?? '',
    groups: [...groups].map(([name, calls]) => ({ name, calls })),
    shapes: shapesOf(api),
  };
}

function shapesOf({ components }: OpenApi): DescribedApi['shapes'] {
  return Object.entries(components.schemas)
    .map(([name, schema]) => ({ name, fields: fieldsOf(schema) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function called(method: string, path: string, operation: Operation): DescribedCall {
  const [status = '200', response] = Object.entries(operation.responses)[0] ?? [];
  return {
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    open: operation.security.some((one) => Object.keys(one).length === 0),
    parameters: (operation.parameters ?? []).map(({ name, required, description, schema }) =>
      field(name, { ...schema, ...(description ? { description } : {}) }, required),
    ),
    body: whole(operation.requestBody?.content['application/json']?.schema),
    result: whole(response?.content?.['application/json']?.schema),
    status,
  };
}

function whole(schema: Json | undefined): Field[] {
  if (!schema) return [];
  const fields = fieldsOf(schema);
  return fields.length > 0 ? fields : [field('', schema, false)];
}

function fieldsOf(schema: Json): Field[] {
  const alternatives = schema.anyOf as Json[] | undefined;
  if (alternatives?.every((one) => one.properties)) {
    return alternatives.map((one) => ({ ...field('', one, false), type: said(one) }));
  }
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as Record<string, Json> | undefined) ?? {}).map(([name, one]) =>
    field(name, one, required.includes(name)),
  );
}

function field(name: string, schema: Json, required: boolean): Field {
  const note = typeof schema.description === 'string' ? schema.description : null;
  return { name, type: said(schema), shape: shapeOf(schema), required, note };
}

function shapeOf(schema: Json): string | null {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? null;
  if (schema.items) return shapeOf(schema.items as Json);
  for (const one of (schema.anyOf as Json[] | undefined) ?? []) {
    const shape = shapeOf(one);
    if (shape) return shape;
  }
  return null;
}

/** A schema as one would say it: `string, at most 150`, `Answer[]`, `{answerId: number}`. */
function said(schema: Json): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? '';
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as Json[]).map(said).join(' | ');
  if (schema.type === 'array') return `${said((schema.items as Json) ?? {})}[]`;
  if (schema.properties) {
    const inside = Object.entries(schema.properties as Record<string, Json>).map(
      ([name, one]) => `${name}: ${said(one)}`,
    );
    return `{ ${inside.join(', ')} }`;
  }
  const most = schema.maxLength === undefined ? '' : ` ≤ ${schema.maxLength}`;
  return `${schema.format ?? schema.type ?? 'any'}${most}`;
}
