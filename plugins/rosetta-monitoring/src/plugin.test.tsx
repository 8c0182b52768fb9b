import { batchRoles } from './batchRoles';
import { monitoringPlugin } from './plugin';

describe('the plugin', () => {
  it('can be put together, and brings the API client and the page', () => {
    expect(monitoringPlugin.getExtension('page:rosetta-monitoring/batch')).toBeDefined();
    expect(monitoringPlugin.getExtension('api:rosetta-monitoring')).toBeDefined();
  });

  it('shows the batch to whom the specification lets see it', () => {
    expect(batchRoles).toEqual(['Rosetta_Admin']);
  });
});
