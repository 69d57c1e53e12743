import { z } from 'zod';
import { openWmsEndpoints, openWmsSchemas, type OpenWmsEndpoint } from './endpoints.ts';

type Node = Record<string, unknown>;

const names = new Map<z.ZodType, string>(Object.entries(openWmsSchemas).map(([name, schema]) => [schema, name]));

/** The OpenAPI 3.1 document of the open WMS API, made from the very schemas both sides parse with. */
export function openWmsDocument(): Node {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Open WMS API',
      version: '1.0.0',
      summary: 'What a warehouse management system answers so that Sidebay can work with it.',
      description: [
        'Every change carries a changeId given by the caller. The WMS remembers it, with its first answer, for ever: a repetition has no effect and is answered `duplicate`.',
        'Accepted, conflict and refused are remembered; retryLater is not. Remembering must commit together with the effect.',
        'Unknown fields in answers are ignored by callers; unknown outcomes, reasons and states are not guessed but set aside.',
      ].join('\n\n'),
    },
    servers: [{ url: '/', description: 'The base address entered in the connector’s settings.' }],
    security: [{ bearer: [] }],
    paths: paths(),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: schemas() },
  };
}

function paths(): Node {
  const byPath: Record<string, Node> = {};
  for (const [operationId, endpoint] of Object.entries<OpenWmsEndpoint>(openWmsEndpoints)) {
    byPath[endpoint.path] = { ...byPath[endpoint.path], [endpoint.method.toLowerCase()]: operation(operationId, endpoint) };
  }
  return byPath;
}

function operation(operationId: string, endpoint: OpenWmsEndpoint): Node {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => ({ name: match[1], in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(endpoint.query).map(([name, schema]) => ({ name, in: 'query', required: false, schema: inline(schema) }));
  const inHeader = Object.entries(endpoint.headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  const parameters = [...inPath, ...inQuery, ...inHeader];
  return {
    operationId,
    summary: endpoint.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.request !== null && { requestBody: { required: true, content: json(endpoint.request) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(endpoint.responses).map(([status, [description, body]]) => [status, { description, ...(body !== null && { content: json(body) }) }]),
      ),
      401: { description: 'The token is missing or wrong. Nothing was changed.', content: json(openWmsSchemas.Problem) },
    },
  };
}

const json = (schema: z.ZodType): Node => ({ 'application/json': { schema: named(schema) } });

const named = (schema: z.ZodType): Node => {
  const name = names.get(schema);
  return name === undefined ? inline(schema) : { $ref: `#/components/schemas/${name}` };
};

const inline = (schema: z.ZodType): Node => withoutKeys(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) as Node);

function schemas(): Node {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(openWmsSchemas)) registry.add(schema, { id: name });
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, target: 'draft-2020-12', io: 'input' });
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, withoutKeys(schema as Node)]));
}

/** Inside an OpenAPI document a schema has its place instead of an identity. */
const withoutKeys = ({ $schema: _schema, $id: _id, ...rest }: Node): Node => rest;

export const openWmsDocumentText = (): string => `${JSON.stringify(openWmsDocument(), null, 2)}\n`;
