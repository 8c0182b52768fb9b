import { createFrontendModule } from '@backstage/frontend-plugin-api';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { RiSettings3Line } from '@remixicon/react';

const icon = <RiSettings3Line />;

const page = userSettingsPlugin.getExtension('page:user-settings').override({
  params: {
    icon,
    noHeader: true, // a header's title has one language; this page draws its own
    loader: () => import('./SettingsPage.tsx').then(({ SettingsPage }) => <SettingsPage icon={icon} />),
  },
});

/** Replaces the settings page. */
export const settingsModule = createFrontendModule({ pluginId: 'user-settings', extensions: [page] });
