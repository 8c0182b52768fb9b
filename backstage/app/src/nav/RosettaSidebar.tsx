import { Sidebar, SidebarDivider, SidebarGroup, SidebarItem, SidebarSpace } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { NavContentComponent } from '@backstage/plugin-app-react';
import { useRoles } from '@rosetta/plugin-rosetta-core';
import { batchRoles as finopsBatchRoles } from '@rosetta/plugin-rosetta-finops';
import { batchRoles as monitoringBatchRoles } from '@rosetta/plugin-rosetta-monitoring';
import { portalTranslationRef } from '../language/portalTranslation.ts';
import { SidebarLogo } from './SidebarLogo.tsx';

/** A page carries one fixed title; these have one per language. */
const translated = {
  'page:rosetta-finops': 'nav.costs',
  'page:rosetta-finops/batch': 'nav.finopsBatch',
  'page:rosetta-monitoring/batch': 'nav.monitoringBatch',
  'page:rosetta-apis': 'nav.apis',
  'page:catalog': 'nav.catalog',
  'page:user-settings': 'nav.settings',
} as const;
/** Pages for some roles only; everybody else would be refused there. */
const restricted: Readonly<Record<string, readonly string[]>> = {
  'page:rosetta-finops/batch': finopsBatchRoles,
  'page:rosetta-monitoring/batch': monitoringBatchRoles,
};
const isTranslated = (id: string): id is keyof typeof translated => id in translated;

/** The side bar: every page with a title and an icon, settings last. On a phone it is the bar at the bottom. */
export const RosettaSidebar: NavContentComponent = ({ navItems }) => {
  const { t } = useTranslationRef(portalTranslationRef);
  const roles = useRoles() ?? [];
  const item = (entry: ReturnType<typeof navItems.take>) => {
    if (!entry) return null;
    const id = entry.node.spec.id;
    const wanted = restricted[id];
    if (wanted && !wanted.some((role) => roles.includes(role))) return null;
    const title = isTranslated(id) ? t(translated[id]) : entry.title;
    return (
      <SidebarGroup key={id} label={title} icon={entry.icon} to={entry.href}>
        <SidebarItem icon={() => entry.icon} to={entry.href} text={title} />
      </SidebarGroup>
    );
  };
  const [costs, apis, catalog, settings] = [
    'page:rosetta-finops',
    'page:rosetta-apis',
    'page:catalog',
    'page:user-settings',
  ].map((id) => navItems.take(id));
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      {item(costs)}
      {navItems.rest().map(item)}
      {item(catalog)}
      {item(apis)}
      <SidebarSpace />
      <SidebarDivider />
      {item(settings)}
    </Sidebar>
  );
};
