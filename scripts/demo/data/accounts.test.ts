import { accountOf } from './accounts.ts';

describe('accountOf', () => {
  it.each([
    ['123456789012', 'aws-global'],
    ['712345678901', 'aws-europe'],
    ['/subscriptions/1b4e28ba-2fa1-11d2-883f-0016d3cca427', 'azure'],
    ['projects/intranet-prod', 'google'],
    ['tenant-intranet', 'nordlys'],
    ['hlv-vm-intranet-01', 'helvia'],
    ['11353890204', undefined],
  ])('knows whose %s is', (id, key) => expect(accountOf(id)?.key).toBe(key));
});
