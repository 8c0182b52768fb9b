/** What a landing just did, for progress lines. */
export type LandEvent =
  | { readonly step: 'checked'; readonly file: string; readonly rows: number }
  | { readonly step: 'inserted'; readonly file: string; readonly rows: number }
  | { readonly step: 'completing'; readonly file: string; readonly rows: number };
