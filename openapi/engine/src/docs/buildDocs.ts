import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { ContractError } from '../options.ts';
import type { DocsOptions, DocumentedApi } from './docsOptions.ts';
import { html } from './html.ts';
import { layout, type Page } from './layout.ts';
import { markdown } from './markdown.ts';
import { referencePage } from './reference/referencePage.ts';
import { searchIndex } from './searchIndex.ts';
import { type Language, words } from './words.ts';

const asset = (name: string): Promise<string> => readFile(new URL(`site/${name}`, import.meta.url), 'utf8');

const homeOf = (language: Language): string => (language === 'en' ? 'index.html' : `index.${language}.html`);

const apiCards = (apis: readonly DocumentedApi[], language: Language) => {
  const t = words[language];
  return html`<h2 id="apis">${t.apis}</h2>
    <ul class="cards">
      ${apis.map(
        ({ name, document: { info } }) =>
          html`<li>
            <h3><a href="${name}/index.html">${info.title}</a></h3>
            <p>${(info as { summary?: string }).summary}</p>
            <p class="facts">
              ${t.version} ${info.version} · ${t.downloads}: <a href="${name}/openapi.yaml" download>YAML</a>,
              <a href="${name}/openapi.json" download>JSON</a>
            </p>
          </li>`,
      )}
    </ul>`;
};

const landingPages = ({ title, apis, landing }: DocsOptions): Page[] =>
  (Object.entries(landing) as [Language, string][]).map(([language, text]) => {
    const other = language === 'en' ? 'fr' : 'en';
    return {
      path: homeOf(language),
      title,
      language,
      ...(landing[other] === undefined ? {} : { other: homeOf(other) }),
      body: html`${markdown(text)}${apiCards(apis, language)}`,
    };
  });

const changesPage = ({ apis }: DocsOptions): Page[] => {
  const changed = apis.filter(({ changelog }) => changelog);
  if (changed.length === 0) return [];
  const part = ({ name, document, changelog = '' }: DocumentedApi) => {
    // The changelog's own title and its word to editors stay behind; its headings move one down.
    const text = changelog.slice(Math.max(changelog.indexOf('\n## '), 0)).replaceAll(/^#/gm, '##');
    return html`<h2 id="${name}">${document.info.title}</h2>
      ${markdown(text)}`;
  };
  return [
    {
      path: 'changes.html',
      title: words.en.changes,
      language: 'en',
      body: html`<h1>${words.en.changes}</h1>
        ${changed.map(part)}`,
    },
  ];
};

/**
 * Makes a static site from documents: start page, a reference per API, downloads, changes, search. Nothing is fetched,
 * neither now nor by a reader's browser.
 * @throws ContractError when the English start page is missing.
 */
export const buildDocs = async (options: DocsOptions): Promise<Map<string, string>> => {
  if (options.landing.en === undefined)
    throw new ContractError('The start page is missing: write index.en.md in the folder of pages.', []);
  const roles = options.rolesExtension ?? 'x-roles';
  const pages = [
    ...landingPages(options),
    ...options.apis.map((api) => referencePage(api, roles)),
    ...changesPage(options),
  ];
  return new Map([
    ...pages.map((page): [string, string] => [page.path, layout(page, options)]),
    ...options.apis.flatMap(({ name, document }): [string, string][] => [
      [`${name}/openapi.json`, `${JSON.stringify(document, null, 2)}\n`],
      [`${name}/openapi.yaml`, stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })],
    ]),
    ['search.js', searchIndex(options.apis)],
    ['site.js', await asset('site.js')],
    ['style.css', await asset('style.css')],
  ]);
};
