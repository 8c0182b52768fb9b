import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { InfoPopover, KpiCard, KpiSkeleton, States, useFormats } from '@rosetta/plugin-rosetta-core';
import { useLastPublication } from '../operations/useLastPublication';
import { finopsTranslationRef } from '../translation/ref';
import { PublishedBy } from '../figure/PublishedBy';
import styles from './PublicationKpi.module.css';

/** When the figures were last published, under which number, and what that changed. */
export const PublicationKpi = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const publication = useLastPublication();
  const title = t('kpi.publication');
  return (
    <States of={publication} skeleton={<KpiSkeleton />}>
      {({ id, publishedAt, runId, models }) => {
        const changed = models.filter(({ action }) => action !== 'kept').map(({ name }) => name);
        return (
          <KpiCard
            id="publication"
            title={title}
            value={<time dateTime={publishedAt}>{format.instant(publishedAt)}</time>}
            footer={
              <>
                <span data-publication={id}>{t('kpi.publicationNumber', { id: String(id) })}</span>
                <dl className={styles.facts}>
                  <div>
                    <dt>{t('kpi.publicationAge')}</dt>
                    <dd>{format.ago(publishedAt)}</dd>
                  </div>
                  <div>
                    <dt>{t('kpi.publicationChanged')}</dt>
                    <dd>
                      {t('kpi.publicationChangedOf', {
                        changed: format.count(changed.length),
                        all: format.count(models.length),
                      })}
                    </dd>
                  </div>
                  <div>
                    <dt>{t('figure.run')}</dt>
                    <dd>
                      <code title={runId}>{runId.slice(0, 8)}</code>
                    </dd>
                  </div>
                </dl>
              </>
            }
            info={
              <InfoPopover title={title}>
                <p>{t('kpi.publicationMeaning')}</p>
                <dl>
                  <PublishedBy />
                  <div>
                    <dt>{t('figure.changed')}</dt>
                    <dd>{changed.join(', ') || '–'}</dd>
                  </div>
                </dl>
              </InfoPopover>
            }
          />
        );
      }}
    </States>
  );
};
