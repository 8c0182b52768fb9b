import type { DocsOptions } from './docsOptions.ts';
import { Html, html } from './html.ts';
import { type Language, words } from './words.ts';

/** A page before its frame. */
export interface Page {
  /** Where it stands in the site, such as `shop/index.html`. */
  path: string;
  title: string;
  language: Language;
  body: Html;
  /** The same page in the other language. */
  other?: string;
  /** Shown beside the content. */
  aside?: Html;
}

const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);

const homeOf = (language: Language): string => (language === 'en' ? 'index.html' : `index.${language}.html`);

/** Puts a page into the site's frame. All links are relative: the site works from disk and below any path. */
export const layout = (page: Page, { title, logo, apis, links = [] }: DocsOptions): string => {
  const up = upFrom(page.path);
  const t = words[page.language];
  const link = (href: string, text: string) =>
    html`<a href="${up}${href}" ${href === page.path ? new Html(' aria-current="page"') : ''}>${text}</a>`;
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title === title ? title : `${page.title} · ${title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${up}style.css" />
        <script src="${up}site.js" defer></script>
        <script src="${up}search.js" defer></script>
      </head>
      <body data-up="${up}" data-found="${t.found}" data-nothing="${t.nothing}">
        <a class="skip" href="#content">${t.skip}</a>
        <header>
          <a class="brand" href="${up}${homeOf(page.language)}"
            >${logo ? new Html(logo) : ''}<span>${title}</span></a
          >
          <nav aria-label="${title}">
            ${link(homeOf(page.language), t.home)}
            ${apis.map(({ name, document }) => link(`${name}/index.html`, document.info.title))}
            ${apis.some(({ changelog }) => changelog) ? link('changes.html', t.changes) : ''}
            ${links.map(({ title: text, href }) => html`<a href="${/^https?:/.test(href) ? href : up + href}">${text}</a>`)}
            ${page.other ? html`<a lang="${page.language === 'en' ? 'fr' : 'en'}" href="${up}${page.other}">${t.other}</a>` : ''}
          </nav>
          <div class="search" role="search">
            <input
              type="search"
              id="search"
              aria-label="${t.search}"
              placeholder="${t.hint}"
              autocomplete="off"
            />
            <div class="results" hidden>
              <p role="status"></p>
              <ul></ul>
            </div>
          </div>
        </header>
        <div class="columns${page.aside ? ' with-aside' : ''}">
          ${page.aside ?? ''}
          <main id="content" tabindex="-1">${page.body}</main>
        </div>
      </body>
    </html> `.text;
};
