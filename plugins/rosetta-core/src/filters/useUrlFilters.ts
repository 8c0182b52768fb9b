import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readFilters, writeFilters, type FilterSchema, type FilterValues, type Refused } from './filters';

/** Filters that live in the URL, so that a link is a screenshot that stays true. */
export type UrlFilters<S extends FilterSchema> = {
  values: FilterValues<S>;
  refused: Refused[];
  /** Changes some filters; `replace` keeps the change out of the browser's history. */
  set: (patch: Partial<FilterValues<S>>, options?: { replace?: boolean }) => void;
  /** The link to the same page with some filters changed, for anchors that open in a new tab too. */
  href: (patch: Partial<FilterValues<S>>) => string;
};

/** Reads and writes the filters of a page in its URL. */
export const useUrlFilters = <S extends FilterSchema>(schema: S): UrlFilters<S> => {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readFilters(schema, params), [schema, params]);
  const set = useCallback<UrlFilters<S>['set']>(
    (patch, options) => setParams((current) => writeFilters(schema, current, patch), options),
    [schema, setParams],
  );
  const href = useCallback<UrlFilters<S>['href']>(
    (patch) => `?${writeFilters(schema, params, patch)}`,
    [schema, params],
  );
  return { ...state, set, href };
};
