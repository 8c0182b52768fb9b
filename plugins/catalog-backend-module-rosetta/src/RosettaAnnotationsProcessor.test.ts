import { RosettaAnnotationsProcessor } from './RosettaAnnotationsProcessor.ts';

const system = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', annotations },
});
const process = (annotations: Record<string, string>) =>
  new RosettaAnnotationsProcessor().preProcessEntity(system(annotations));

describe('RosettaAnnotationsProcessor', () => {
  it('lets a system through unchanged', async () => {
    const annotations = { 'rosetta.io/application-id': 'app-042', 'backstage.io/view-url': 'Anything goes' };
    expect(await process(annotations)).toEqual(system(annotations));
  });

  it('refuses a misspelt annotation and lists the right ones', async () => {
    await expect(process({ 'rosetta.io/app-id': 'app-042' })).rejects.toThrow(
      'system:default/shop: rosetta.io/app-id is no Rosetta annotation; use one of rosetta.io/application-id, rosetta.io/group-id.',
    );
  });

  it.each(['', 'App 42', '../x'])('refuses the application id "%s"', async (value) => {
    await expect(process({ 'rosetta.io/application-id': value })).rejects.toThrow(
      `is "${value}"; write an application`,
    );
  });
});
