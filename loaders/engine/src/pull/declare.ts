import { LoadError } from '../errors.ts';
import type { Paging } from './paging.ts';

/** What the engine asks a declaration to put into words: one page of one entity. */
export interface Ask {
  /** Rows that changed at or after this instant. */
  readonly since: Date;
  /** The end of the window, fixed when the pull started. */
  readonly until: Date;
  readonly limit: number;
  /** Rows to leave out, and the same as a page number from 1. */
  readonly offset: number;
  readonly page: number;
  /** The value that the entity is pulled for, such as a project; empty when there is none. */
  readonly each: string;
}

/** One GET of the types that openapi-typescript wrote: a path and the parameters which that path takes. */
export type Call<Paths> = {
  [Path in keyof Paths]: Paths[Path] extends { get: { parameters: infer Parameters } }
    ? { readonly path: Path; readonly params: Parameters }
    : never;
}[keyof Paths];

/** What is pulled from one list of a source. */
export interface PullEntity<Paths = never> {
  /** Stable: positions and documents are kept under it. */
  readonly name: string;
  /** The raw collection that the rows go to. */
  readonly collection: string;
  /** `changes`: rows that changed since the last pull. `snapshot`: all rows there are, each time, so that what is gone shows. */
  readonly kind: 'changes' | 'snapshot';
  /** Pointer to the list of rows in an answer; empty when the answer is the list. */
  readonly items: string;
  /** Rows are the elements of this list of every item, each with what is kept of the item. */
  readonly split?: { readonly at: string; readonly keep: readonly string[] };
  /** Where a field's plain value stands when an export wraps every field; a pulled row is never wrapped. */
  readonly wrapped?: string;
  /** Pointers to what identifies a row. */
  readonly id: readonly string[];
  /** Pointer to when a row last changed, as text or milliseconds since 1970. */
  readonly changed?: string;
  /** How far the first pull looks back; to the beginning when absent. */
  readonly history?: { readonly days: number };
  /** What is read again each time: clocks differ, and rows are committed late. */
  readonly overlap?: { readonly hours: number };
  /** The window starts and ends on whole units, for sources that sum up by them. */
  readonly align?: { readonly hours: number };
  /** The entity is pulled once for each of the values, separated by ";", of this configuration variable; documents keep it as `each.<name>`. */
  readonly each?: { readonly name: string; readonly variable: string };
  /** What the token must be allowed, named when the source refuses. */
  readonly permission: string;
  readonly paging: Paging;
  readonly request: (ask: Ask) => PathsOrAny<Paths>;
}

/** The engine itself knows no paths. */
type PathsOrAny<Paths> = [Paths] extends [never]
  ? { path: string; params: { query?: Record<string, unknown>; path?: Record<string, unknown> } }
  : Call<Paths>;

/** A system whose API is pulled. It is this declaration and nothing else: the engine owns paging, waiting, trying again and writing. */
export interface PullSource<Paths = never> {
  readonly name: string;
  /** The configuration variables that hold the API's address and the token (or, with _FILE, the file of the token). */
  readonly url: string;
  readonly token: string;
  /** The headers that carry the token. */
  readonly authorize: (token: string) => Readonly<Record<string, string>>;
  /** What the source is asked at most. */
  readonly atMost: { readonly requests: number; readonly perSeconds: number };
  readonly entities: readonly PullEntity<Paths>[];
}

/** Declares a source by the paths of its spec; refuses at once what would mix the rows of two entities. */
export const definePullSource = <Paths>(source: PullSource<Paths>): PullSource => {
  for (const kind of ['name', 'collection'] as const) {
    const seen = source.entities.map((entity) => entity[kind]);
    const twice = seen.find((each, at) => seen.indexOf(each) !== at);
    if (twice)
      throw new LoadError(
        `Source ${source.name}: ${kind} ${twice} is declared twice: rename one of the two entities.`,
      );
  }
  return source as unknown as PullSource;
};
