import type { OpenApiDocument } from '../document.ts';
import type { Language } from './words.ts';

/** One API of the site. */
export interface DocumentedApi {
  /** Its folder in the site, such as `shop`. */
  name: string;
  document: OpenApiDocument;
  /** Its changelog in Markdown, when something was published. */
  changelog?: string;
}

/** A link to a page that somebody else writes, such as a lineage site. */
export interface SiteLink {
  title: string;
  href: string;
}

/** What a site is made of. */
export interface DocsOptions {
  title: string;
  /** The logo, an SVG; it is put into each page. */
  logo?: string;
  apis: readonly DocumentedApi[];
  /** The first page in each language, in Markdown. English must be there. */
  landing: Readonly<Partial<Record<Language, string>>>;
  links?: readonly SiteLink[];
  /** The extension of an operation that lists who may call it. */
  rolesExtension?: string;
}
