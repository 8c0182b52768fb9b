import { finopsPlugin } from './plugin';

describe('the plugin', () => {
  // Two pages without a name share one id, which is refused when the portal starts: the reader sees a blank screen.
  it('can be put together, and brings the API client and the page', () => {
    expect(finopsPlugin.getExtension('page:rosetta-finops')).toBeDefined();
    expect(finopsPlugin.getExtension('api:rosetta-finops')).toBeDefined();
  });
});
