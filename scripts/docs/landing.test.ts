import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operationsOf } from '@rosetta/openapi-engine';
import { publishedApis } from '../generate/published.ts';
import { root } from '../servers/paths.ts';

/** Every path that a page calls, with its query, from code blocks and sentences. */
const callsIn = (text: string): { path: string; parameters: string[] }[] =>
  [...text.matchAll(/\$API(\/v\d[^"?\s]*)(?:\?([^"\s]*))?/g)].map(([, path = '', query = '']) => ({
    path,
    parameters: [...new URLSearchParams(query).keys()],
  }));

describe.each(['en', 'fr'])('the start page of the APIs in %s', (language) => {
  const page = () => readFile(join(root, `docs/api/index.${language}.md`), 'utf8');

  it('calls operations that there are, with parameters that they have and all that they need', async () => {
    const operations = (await publishedApis()).flatMap(({ document }) => operationsOf(document));
    const calls = callsIn(await page());
    expect(calls).toHaveLength(2);
    for (const { path, parameters } of calls) {
      const operation = operations.find((each) => each.path === path && each.method === 'GET');
      const query = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
      expect(query.map(({ name }) => name)).toEqual(expect.arrayContaining(parameters));
      const needed = query.filter(({ required }) => required).map(({ name }) => name);
      expect(parameters).toEqual(expect.arrayContaining(needed));
    }
  });

  it('names the limits of pages and the problems that the documents name', async () => {
    const text = await page();
    const documents = JSON.stringify((await publishedApis()).map(({ document }) => document));
    for (const [type] of text.matchAll(/urn:rosetta:problem:[a-z-]+/g))
      expect(documents).toContain(`"${type}"`);
    expect(documents).toContain('"minimum":1,"maximum":1000,"default":100');
    expect(text).toMatch(/`limit`, (de )?1 (to|à) 1000/);
  });
});
