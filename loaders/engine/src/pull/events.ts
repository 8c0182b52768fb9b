/** What a pull tells while it runs. */
export type PullEvent =
  | {
      /** `landed`: a page is written, `page`: the place of the next one is kept too. */
      readonly step: 'landed' | 'page';
      readonly entity: string;
      readonly pages: number;
      readonly rows: number;
    }
  | {
      readonly step: 'retry';
      readonly entity: string;
      readonly reason: string;
      readonly waitMs: number;
      readonly tried: number;
    };
