/** What a load just did, for progress lines and for tests that kill it there. */
export type LoadEvent =
  | { readonly step: 'waiting'; readonly loader: string; readonly lock: string }
  | {
      readonly step: 'read' | 'copied' | 'committed';
      readonly loader: string;
      /** The file, the snapshot or the range that it belongs to. */
      readonly file: string;
      readonly rows: number;
      /** Of the rows that were copied. */
      readonly bytes: number;
    }
  | { readonly step: 'publishing'; readonly loader: string; readonly file: string; readonly rows: number }
  | ({ readonly step: 'settled'; readonly loader: string } & SettledDelivery);

/** What became of one delivery. */
export interface SettledDelivery {
  readonly file: string;
  readonly delivery: string;
  readonly status: 'loaded' | 'superseded' | 'refused';
  readonly rows: number;
  readonly rejected: number;
  readonly replaced: number;
  readonly ms: number;
  /** Why it was refused. */
  readonly reason?: string;
}

/** Told of every step; a promise is waited for. */
export type LoadObserver = (event: LoadEvent) => void | Promise<void>;
