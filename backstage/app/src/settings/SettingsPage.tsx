import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UserSettingsGeneral } from '@backstage/plugin-user-settings';
import { PluginHeader } from '@backstage/ui';
import type { ReactElement } from 'react';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import './settingsPage.css';

/** The reader's settings on one page: Rosetta has no other tab than the general one. */
export const SettingsPage = ({ icon }: { icon: ReactElement }) => {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <>
      <PluginHeader title={t('nav.settings')} icon={icon} />
      <Content className="rosetta-settings">
        <UserSettingsGeneral />
      </Content>
    </>
  );
};
