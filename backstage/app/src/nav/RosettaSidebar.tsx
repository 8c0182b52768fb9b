import { Sidebar, SidebarDivider, SidebarGroup, SidebarItem, SidebarSpace } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentComponent } from '@backstage/plugin-app-react';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import { SidebarLogo } from './SidebarLogo.tsx';

/** A page carries one fixed title; these have one per language. */
const translated = {
  'page:rosetta-finops': 'nav.costs',
  'page:catalog': 'nav.catalog',
  'page:user-settings': 'nav.settings',
} as const;
const isTranslated = (id: string): id is keyof typeof translated => id in translated;

/** The side bar: every page with a title and an icon, settings last. On a phone it is the bar at the bottom. */
export const RosettaSidebar: NavContentComponent = ({ navItems }) => {
  const { t } = useTranslationRef(portalTranslationRef);
  const item = (entry: ReturnType<typeof navItems.take>) => {
    if (!entry) return null;
    const id = entry.node.spec.id;
    const title = isTranslated(id) ? t(translated[id]) : entry.title;
    return (
      <SidebarGroup key={id} label={title} icon={entry.icon} to={entry.href}>
        <SidebarItem icon={() => entry.icon} to={entry.href} text={title} />
      </SidebarGroup>
    );
  };
  const [costs, catalog, settings] = ['page:rosetta-finops', 'page:catalog', 'page:user-settings'].map((id) =>
    navItems.take(id),
  );
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      {item(costs)}
      {navItems.rest().map(item)}
      {item(catalog)}
      <SidebarSpace />
      <SidebarDivider />
      {item(settings)}
    </Sidebar>
  );
};
