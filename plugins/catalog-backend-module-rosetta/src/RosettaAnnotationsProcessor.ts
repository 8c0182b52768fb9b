import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';

const prefix = 'rosetta.io/';

/** Every annotation that Rosetta reads, with the shape of its value. */
const annotations: Readonly<Record<string, { shape: RegExp; means: string }>> = {
  'rosetta.io/application-id': {
    shape: /^[a-z0-9][a-z0-9._-]{0,62}$/,
    means: 'an application of the referential, such as app-042',
  },
  'rosetta.io/group-id': {
    shape: /^[a-z0-9][a-z0-9._-]{0,62}$/,
    means: 'a group of the referential, such as grp-retail',
  },
};

/**
 * Refuses Rosetta annotations that no page could follow: a misspelt name or a value of the wrong shape.
 * It does not ask the referential whether the application exists.
 */
export class RosettaAnnotationsProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'RosettaAnnotationsProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    for (const [name, value] of Object.entries(entity.metadata.annotations ?? {})) {
      if (!name.startsWith(prefix)) continue;
      const known = annotations[name];
      if (!known) {
        throw new InputError(
          `${stringifyEntityRef(entity)}: ${name} is no Rosetta annotation; use one of ${Object.keys(annotations).join(', ')}.`,
        );
      }
      if (!known.shape.test(value)) {
        throw new InputError(`${stringifyEntityRef(entity)}: ${name} is "${value}"; write ${known.means}.`);
      }
    }
    return entity;
  }
}
