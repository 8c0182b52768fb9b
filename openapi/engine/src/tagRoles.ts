import { methods } from './operations.ts';
import type { OpenApiDocument } from './document.ts';

/** A tag of a document, with the extensions that it carries. */
export interface TagObject {
  name: string;
  [extension: string]: unknown;
}

/** The roles that the tags of an operation give it; the first tag that names any decides. */
export const rolesOfTag = (
  { tags = [] }: { tags?: TagObject[] },
  names: readonly string[] = [],
  extension: string,
): unknown => tags.find((tag) => names.includes(tag.name) && tag[extension] !== undefined)?.[extension];

/**
 * Writes the roles of its tag on every operation that names none of its own. So a path file that two APIs share can be
 * open to other roles in each, and whoever reads the bundled document need not know.
 */
export const spreadTagRoles = (document: OpenApiDocument, extension: string): OpenApiDocument => {
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method] as ({ tags?: string[] } & Record<string, unknown>) | undefined;
      if (!operation || operation[extension] !== undefined) continue;
      const roles = rolesOfTag(document as never, operation.tags, extension);
      if (roles !== undefined) operation[extension] = roles;
    }
  }
  return document;
};
