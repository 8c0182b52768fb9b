import { batchRoles } from './batchRoles';
import { finopsPlugin } from './plugin';

describe('the plugin', () => {
  // Two pages without a name share one id, which is refused when the portal starts: the reader sees a blank screen.
  it('can be put together, and brings the API client and the pages', () => {
    expect(finopsPlugin.getExtension('page:rosetta-finops')).toBeDefined();
    expect(finopsPlugin.getExtension('page:rosetta-finops/batch')).toBeDefined();
    expect(finopsPlugin.getExtension('api:rosetta-finops')).toBeDefined();
  });

  it('shows the batch to whom the specification lets see it', () => {
    expect([...batchRoles].sort()).toEqual(['Rosetta_Admin', 'Rosetta_FinOps_Admin']);
  });
});
