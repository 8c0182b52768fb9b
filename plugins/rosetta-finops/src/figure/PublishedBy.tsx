import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core';
import { useLastPublication } from '../operations/useLastPublication';
import { finopsTranslationRef } from '../translation/ref';

/** When the figures were published and by which run, as entries of a description list. */
export const PublishedBy = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const { data } = useLastPublication();
  if (!data) return null;
  return (
    <>
      <div>
        <dt>{t('figure.published')}</dt>
        <dd>
          {t('kpi.publicationNumber', { id: String(data.id) })}, {format.instant(data.publishedAt)}
        </dd>
      </div>
      <div>
        <dt>{t('figure.run')}</dt>
        <dd>
          <code>{data.runId}</code>
        </dd>
      </div>
    </>
  );
};
