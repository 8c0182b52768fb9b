import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { InfoPopover, KpiCard, KpiSkeleton, States, useFormats } from '@rosetta/plugin-rosetta-core';
import { useLastPublication } from '../operations/useLastPublication';
import { finopsTranslationRef } from '../translation/ref';
import { PublishedBy } from '../figure/PublishedBy';

/** When the figures were last published, under which number, and what that changed. */
export const PublicationKpi = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const publication = useLastPublication();
  const title = t('kpi.publication');
  return (
    <States of={publication} skeleton={<KpiSkeleton />}>
      {({ id, publishedAt, models }) => (
        <KpiCard
          id="publication"
          title={title}
          value={<time dateTime={publishedAt}>{format.instant(publishedAt)}</time>}
          footer={<span data-publication={id}>{t('kpi.publicationNumber', { id: String(id) })}</span>}
          info={
            <InfoPopover title={title}>
              <p>{t('kpi.publicationMeaning')}</p>
              <dl>
                <PublishedBy />
                <div>
                  <dt>{t('figure.changed')}</dt>
                  <dd>
                    {models
                      .filter(({ action }) => action !== 'kept')
                      .map(({ name }) => name)
                      .join(', ') || '–'}
                  </dd>
                </div>
              </dl>
            </InfoPopover>
          }
        />
      )}
    </States>
  );
};
