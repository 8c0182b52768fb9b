import { coreExtensionData, createFrontendModule, ExtensionBoundary } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { RiShapesLine } from '@remixicon/react';

const icon = <RiShapesLine />;

const page = catalogPlugin.getExtension('page:catalog').override({
  factory(original, { inputs, node }) {
    const filters = inputs.filters.map((filter) => filter.get(coreExtensionData.reactElement));
    const element = ExtensionBoundary.lazy(node, async () => {
      const { CatalogPage } = await import('./CatalogPage.tsx');
      return <CatalogPage icon={icon} filters={filters} />;
    });
    return [...original(), coreExtensionData.reactElement(element), coreExtensionData.icon(icon)];
  },
});

/** Replaces the catalog's list. The page of one entity stays Backstage's. */
export const catalogModule = createFrontendModule({ pluginId: 'catalog', extensions: [page] });
