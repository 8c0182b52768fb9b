import { parse } from 'csv-parse/sync';
import { print } from './jinja/values.ts';
import type { Planned, Reading } from './plan.ts';
import { render } from './render.ts';
import { isMapping, mappings, text, type Mapping } from './yamlText.ts';

/** The unit tests of a model: given rows and expected rows, written as mappings or as CSV. */
export const convertUnitTests = (
  { properties, world, findings }: Reading,
  { node, relation }: Planned,
): Mapping[] => {
  if (node.kind !== 'model') return [];
  const converted: Mapping[] = [];
  for (const { yaml, value } of properties.unitTests) {
    if (world.ref(String(value['model']), null)?.written !== relation.written || !ownConfig(value)) continue;
    const place = yaml.place(value);
    const name = String(value['name']);
    const refuse = (what: string, todo: string) =>
      findings.couldNot(place, `unit test ${name}: ${what}`, todo);
    if (value['overrides'] !== undefined) {
      refuse(
        'overrides of macros, variables or the environment',
        'plain SQL has none to override; test the rows',
      );
      continue;
    }
    const given: Mapping = {};
    let fit = true;
    for (const input of mappings(value['given'])) {
      const parent = text(input['input']) ?? '';
      const rows = rowsOf(input);
      if (parent === 'this' || rows === undefined) {
        refuse(
          parent === 'this' ? 'rows of the model itself' : 'rows written as SQL or in a fixture file',
          parent === 'this' ? 'a model here does not read itself' : 'write the rows as mappings',
        );
        fit = false;
      } else given[render(world, `{{ ${parent} }}`).sql] = rows;
    }
    const expect = isMapping(value['expect']) ? rowsOf(value['expect']) : undefined;
    if (expect === undefined)
      refuse('what is expected is written as SQL or in a fixture file', 'write the rows as mappings');
    else if (fit)
      converted.push({
        name: print(name),
        ...(value['description'] === undefined ? {} : { description: String(value['description']).trim() }),
        given,
        expect,
      });
  }
  return converted;
};

const ownConfig = (value: Mapping): boolean =>
  !(isMapping(value['config']) && value['config']['enabled'] === false);

const rowsOf = (holder: Mapping): Mapping[] | undefined => {
  const { rows } = holder;
  if (holder['fixture'] !== undefined) return undefined;
  if (Array.isArray(rows)) return mappings(rows);
  if (rows === undefined || rows === null) return [];
  if (holder['format'] !== 'csv') return undefined;
  return parse(String(rows), {
    columns: true,
    skip_empty_lines: true,
    trim: true,
    cast: (value) => (value === '' ? null : value),
  });
};
