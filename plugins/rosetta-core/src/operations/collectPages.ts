import { ProblemError } from './ProblemError';

/** A page of a keyset-paged list. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** Every page of a list. When data is published in between it starts again, once, so that no page mixes two publications. */
export const collectPages = async <T, P extends Page<T>>(
  read: (cursor: string | undefined) => Promise<P>,
  restarts = 1,
): Promise<P[]> => {
  const pages: P[] = [];
  try {
    for (let cursor: string | undefined, more = true; more;) {
      const page = await read(cursor);
      pages.push(page);
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    return pages;
  } catch (error) {
    if (restarts > 0 && error instanceof ProblemError && error.kind === 'moved')
      return collectPages(read, restarts - 1);
    throw error;
  }
};
