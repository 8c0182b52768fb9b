import { TemplateError } from './jinja/pieces.ts';
import type { Reading } from './plan.ts';
import { describe } from './properties.ts';
import { render } from './render.ts';
import { isMapping, text, texts, type Mapping } from './yamlText.ts';

const types: Record<string, string> = {
  dashboard: 'dashboard',
  notebook: 'notebook',
  analysis: 'notebook',
  ml: 'job',
  application: 'page',
};

/** The exposures of a project, with what they use; a model that did not come along is left out and listed. */
export const convertExposures = ({ properties, world, columns, findings }: Reading): Mapping[] =>
  properties.exposures.flatMap(({ yaml, value }) => {
    const uses = texts(value['depends_on']).flatMap((use) => {
      try {
        const { sql, sources } = render(world, /\{\{/.test(use) ? use : `{{ ${use} }}`);
        if (sources.size > 0 && sql.includes('.')) return [];
        if (columns.has(sql.trim())) return [sql.trim()];
        findings.couldNot(
          yaml.place(value),
          `exposure ${value['name']} uses ${sql.trim()}, which did not come along`,
          'mend the model, and import again',
        );
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        findings.couldNot(
          yaml.place(value),
          `exposure ${value['name']}: ${error.message}`,
          'name a model that is there',
        );
      }
      return [];
    });
    const owner = isMapping(value['owner'])
      ? text(value['owner']['email'] ?? value['owner']['name'])
      : text(value['owner']);
    const description = describe(properties.docs, value['description']);
    return [
      {
        name: String(value['name']),
        type: types[String(value['type'])] ?? 'page',
        ...(description === '' ? {} : { description }),
        ...(owner === undefined ? {} : { owner }),
        ...(value['url'] === undefined ? {} : { url: String(value['url']) }),
        depends_on: uses,
      },
    ];
  });
