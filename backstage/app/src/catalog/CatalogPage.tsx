import { configApiRef, useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CatalogTable } from '@backstage/plugin-catalog';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { CatalogFilterLayout, EntityListProvider } from '@backstage/plugin-catalog-react';
import { Container, Header, PluginHeader } from '@backstage/ui';
import type { ReactElement, ReactNode } from 'react';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import { catalogColumns } from './catalogColumns.ts';
import './catalogPage.css';

/** Backstage's catalog page with the portal's own columns, its title in the reader's language, and room for names. */
export const CatalogPage = ({ icon, filters }: { icon: ReactElement; filters: ReactNode }) => {
  const { t } = useTranslationRef(portalTranslationRef);
  const { t: words } = useTranslationRef(catalogTranslationRef);
  const orgName = useApi(configApiRef).getString('organization.name');
  return (
    <>
      <PluginHeader title={t('nav.catalog')} icon={icon} />
      <EntityListProvider pagination>
        <Header title={words('indexPage.title', { orgName })} />
        <Container>
          <div className="rosetta-catalog">
            <CatalogFilterLayout>
              <CatalogFilterLayout.Filters>{filters}</CatalogFilterLayout.Filters>
              <CatalogFilterLayout.Content>
                <CatalogTable columns={catalogColumns} />
              </CatalogFilterLayout.Content>
            </CatalogFilterLayout>
          </div>
        </Container>
      </EntityListProvider>
    </>
  );
};
