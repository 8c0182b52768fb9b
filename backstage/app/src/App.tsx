import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import finopsPlugin from '@rosetta/plugin-rosetta-finops';
import monitoringPlugin from '@rosetta/plugin-rosetta-monitoring';
import { apisPlugin } from './apis/apisPlugin.tsx';
import { catalogModule } from './catalog/catalogModule.tsx';
import { languageModule } from './language/languageModule.ts';
import { navModule } from './nav/navModule.tsx';
import { settingsModule } from './settings/settingsModule.tsx';
import { signInModule } from './signIn/signInModule.tsx';
import { themeModule } from './theme/themeModule.tsx';

/** The portal: its plugins, and what makes it Rosetta's. */
export const app = createApp({
  features: [
    finopsPlugin,
    monitoringPlugin,
    apisPlugin,
    catalogPlugin,
    userSettingsPlugin,
    navModule,
    signInModule,
    themeModule,
    languageModule,
    catalogModule,
    settingsModule,
  ],
});
