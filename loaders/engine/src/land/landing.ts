import type { FileSource, Part, Payload } from '../declare/source.ts';
import { LoadError } from '../errors.ts';
import type { Manifest } from './manifest.ts';

/** A row in the raw store: the landing envelope around what the source sent. */
export interface RawDocument {
  readonly _id: string;
  readonly landedAt: Date;
  readonly source: string;
  readonly delivery: string;
  readonly payload: Payload;
}

/** A row of a file, told apart from the others. */
export interface LandingRow {
  readonly part: Part;
  readonly payload: Payload;
  /** Its document in the raw store; `number` counts the rows of the file from 1. */
  readonly document: (manifest: Manifest, number: number) => RawDocument;
}

/** What a file is landed as: the one place where deliveries of files and exports of an API's entity differ. */
export interface Landing {
  /** Kept in the manifest: what the bytes were landed as. */
  readonly name: string;
  /** Under which the manifest of these bytes is kept, and the delivery that its rows name. */
  readonly deliveryOf: (sha256: string) => string;
  /** Pointer to the rows in a JSON document that is no list itself. */
  readonly list: string;
  /** What the fields of the rows say of the file, kept in its manifest; throws one sentence when this is no such file. */
  readonly recognise?: (fields: readonly string[]) => Readonly<Record<string, string>>;
  /** The rows that one item of the file holds; throws one sentence with the pointer, after `pointer`, of what is wrong. */
  readonly rowsOf: (item: unknown, pointer: string) => readonly LandingRow[];
  /** Called when every row is in the raw store, before the manifest says so. */
  readonly complete?: (manifest: Manifest) => Promise<void>;
}

/** Files that are delivered whole: a row is known by its file and number, so two identical genuine rows stay two. */
export const fileLanding = (source: FileSource): Landing => ({
  name: source.name,
  deliveryOf: (sha256) => sha256,
  list: '',
  recognise: source.recognise,
  rowsOf: (item, pointer) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new LoadError(`there is no object at ${pointer || '/'}, which a row is: export the file again`);
    const payload = item as Payload;
    const part = source.partOf(payload);
    return [
      {
        part,
        payload,
        document: (manifest, number) => ({
          _id: `${manifest._id}:${String(number).padStart(8, '0')}`,
          landedAt: manifest.landedAt,
          source: manifest.source,
          delivery: manifest._id,
          payload,
        }),
      },
    ];
  },
});
