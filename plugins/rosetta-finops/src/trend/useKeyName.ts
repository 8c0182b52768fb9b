import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useNodeName } from '../drilldown/useNodeName';
import type { CostFilterValues } from '../filters/costFilters';
import { finopsTranslationRef } from '../translation/ref';
import { en } from '../translation/en';

type Words = 'shareKind' | 'category';
const has = <W extends Words>(words: W, key: string): key is Extract<keyof (typeof en)[W], string> =>
  key in en[words];

/** The name of a series: words of the house in the reader's language, names of domains as they are. */
export const useKeyName = (split: CostFilterValues['split']) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nodeName = useNodeName();
  return ({ key, name }: { key: string; name: string }): string => {
    if (split === 'shareKind' && has('shareKind', key)) return t(`shareKind.${key}`);
    if (split === 'chargeCategory' && has('category', key)) return t(`category.${key}`);
    return nodeName({ id: key, name });
  };
};
