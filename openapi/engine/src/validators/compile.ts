import standaloneCode from 'ajv/dist/standalone/index.js';
import type { MediaType, OpenApiDocument } from '../document.ts';
import { isJudged, type Operation, operationsOf } from '../operations.ts';
import { ContractError } from '../options.ts';
import { createAjv } from './createAjv.ts';
import { parameterSpecs, schemaOf } from './parameterSpecs.ts';
import { type Direction, schemaFor } from './schemas.ts';

/** Lays the schemas of all parameters of an operation into one, by where they stand. */
const parametersSchema = ({ parameters }: Operation) => ({
  type: 'object',
  properties: Object.fromEntries(
    (['query', 'path', 'header', 'cookie'] as const).map((place) => {
      const own = parameters.filter((parameter) => parameter.in === place);
      const key = (name: string) => (place === 'header' ? name.toLowerCase() : name);
      return [
        place,
        {
          type: 'object',
          properties: Object.fromEntries(
            own.map((one) => [key(one.name), schemaFor(schemaOf(one) ?? true, 'request')]),
          ),
          required: own.filter(({ required }) => required).map(({ name }) => key(name)),
        },
      ];
    }),
  ),
});

/** Compiles every schema of every operation; gives the code and the table that leads to its functions. */
export const compileValidators = (document: OpenApiDocument): { code: string; table: string } => {
  const ajv = createAjv(document);
  const exported: Record<string, string> = {};
  const known = new Map<string, string>();
  // One function per distinct schema: the problem of every refusal is the same one.
  const add = (name: string, schema: unknown, where: string): string => {
    const text = JSON.stringify(schema);
    const same = known.get(text);
    if (same) return same;
    known.set(text, name);
    const id = `https://contract.invalid/${name}`;
    try {
      ajv.addSchema({ $id: id, ...(typeof schema === 'object' ? schema : { allOf: [schema] }) });
      ajv.getSchema(id);
    } catch (error) {
      throw new ContractError('A schema cannot be compiled:', [{ where, message: (error as Error).message }]);
    }
    exported[name] = id;
    return name;
  };
  const content = (
    prefix: string,
    direction: Direction,
    media: Record<string, MediaType>,
    where: string,
  ): string =>
    `{ ${Object.entries(media)
      .map(([type, { schema }], index) => {
        const checked = isJudged(type) && schema !== undefined;
        return `${JSON.stringify(type)}: ${checked ? add(`${prefix}${index || ''}`, schemaFor(schema, direction), `${where} ${type}`) : 'null'}`;
      })
      .join(', ')} }`;

  const entries = operationsOf(document).map((operation) => {
    const id = operation.operationId;
    const where = `${operation.method} ${operation.path} (${id})`;
    const body = operation.requestBody;
    const responses = Object.entries(operation.responses).map(([status, response]) => {
      const required = Object.entries(response.headers ?? {})
        .filter(([, header]) => header.required)
        .map(([name]) => name.toLowerCase());
      return `      ${JSON.stringify(status)}: { requiredHeaders: ${JSON.stringify(required)}, content: ${content(`${id}_${status}`, 'response', response.content ?? {}, `${where} ${status}`)} },`;
    });
    return [
      `  ${id}: {`,
      `    parameters: ${JSON.stringify(parameterSpecs(document, operation))},`,
      `    checkParameters: ${add(`${id}_parameters`, parametersSchema(operation), where)},`,
      `    body: ${body ? `{ required: ${body.required}, content: ${content(`${id}_body`, 'request', body.content, where)} }` : 'null'},`,
      '    responses: {',
      ...responses,
      '    },',
      '  },',
    ].join('\n');
  });
  return { code: standaloneCode(ajv, exported), table: `{\n${entries.join('\n')}\n}` };
};
