import type { Location, Oas3Rule } from '@redocly/openapi-core';
import type { ApiOptions } from '../options.ts';
import { knownSuccessor, plannedSunset } from './lifecycleRules.ts';
import {
  boundedLimit,
  boundedRequest,
  closedObject,
  datedText,
  enumOfOne,
  kebabPath,
  moneyText,
  noOffset,
  tagged,
} from './shapeRules.ts';
import { rolesOfTag, type TagObject } from '../tagRoles.ts';

type Node = Record<string, unknown>;

/** An operationId is a verb and a noun, since it names handlers, client calls and test files. */
const verbNoun: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const id = operation.operationId ?? '';
    if (
      /^(get|list|create|update|replace|delete|search|preview|export|import|submit|approve|reject|cancel|run|start|relaunch|replay|pause|resume|stream|trigger|verify)[A-Z][A-Za-z0-9]*$/.test(
        id,
      )
    )
      return;
    report({
      message: `operationId "${id}" must be a verb and a noun in camelCase, such as getOrder or listOrders.`,
      location: location.child('operationId'),
    });
  },
});

/** Every parameter says what it is for and shows a value: the two things a reader of the reference looks for. */
const describedParameter: Oas3Rule = () => ({
  Parameter(parameter, { report, location }) {
    if (!parameter.description)
      report({ message: `Parameter "${parameter.name}" needs a description.`, location });
    const node = parameter as unknown as Node;
    if (node.example === undefined && node.examples === undefined) {
      report({ message: `Parameter "${parameter.name}" needs an example.`, location });
    }
  },
});

/** Every refusal is application/problem+json, so that a client needs one way to read errors. */
const problemResponse: Oas3Rule = () => ({
  Operation(operation, { report, location, resolve }) {
    const responses = (operation.responses ?? {}) as Record<string, Node>;
    if (!responses.default) {
      report({
        message: 'An operation needs a default response for any other problem.',
        location: location.child('responses'),
      });
    }
    for (const [status, node] of Object.entries(responses)) {
      if (!/^([45]|default)/.test(status)) continue;
      const response = resolve(node as never).node as { content?: object } | undefined;
      const types = Object.keys(response?.content ?? {});
      if (types.length === 1 && types[0] === 'application/problem+json') continue;
      report({
        message: `Response ${status} must have application/problem+json and nothing else.`,
        location: location.child(['responses', status]),
      });
    }
  },
});

/** A response with a JSON body shows one, and CI checks that it is true to its schema. */
const shownResponse: Oas3Rule = () => ({
  Response: {
    MediaType(mediaType, { report, location }) {
      const node = mediaType as unknown as Node;
      if (node.example !== undefined || Object.keys((node.examples as object) ?? {}).length > 0) return;
      report({ message: 'A response body needs an example.', location });
    },
  },
});

/** An operation says who may call it, or its tag does; forgetting that must not open it. */
const namedRoles = ({ extensions, roles }: Pick<ApiOptions, 'extensions' | 'roles'>): Oas3Rule => {
  const isList = (named: unknown): named is unknown[] => Array.isArray(named) && named.length > 0;
  return () => {
    let document: { tags?: TagObject[] } = {};
    return {
      Root: (root) => void (document = root as never),
      Tag(tag, { report, location }) {
        judgeRoles((tag as unknown as Node)[extensions.roles], report, location);
      },
      Operation(operation, { report, location }) {
        const named = (operation as unknown as Node)[extensions.roles];
        judgeRoles(named, report, location);
        if (isList(named) || isList(rolesOfTag(document, operation.tags, extensions.roles))) return;
        report({
          message: `An operation needs ${extensions.roles}, on itself or on its tag: the list of roles that may call it.`,
          location,
        });
      },
    };
  };

  function judgeRoles(
    named: unknown,
    report: (problem: { message: string; location: Location }) => void,
    location: Location,
  ): void {
    if (!isList(named) || !roles) return;
    for (const role of named.filter((name) => !roles.includes(String(name)))) {
      report({
        message: `${extensions.roles} names "${String(role)}", which is no role; use one of ${roles.join(', ')}.`,
        location: location.child(extensions.roles),
      });
    }
  }
};

/** An event stream tells its kinds of events apart by name, so that each one is typed and checked by itself. */
const namedEvents: Oas3Rule = () => ({
  Response(response, { report, location, resolve }) {
    const media = response.content?.['text/event-stream'];
    if (!media) return;
    // A reference is read from the file that holds it, which is not this one once another was followed.
    const follow = (node: unknown, from?: string) => {
      const found = resolve(node as never, from);
      return { node: found.node as Node | undefined, from: found.location?.source.absoluteRef ?? from };
    };
    const schema = follow(media.schema);
    const kinds = (schema.node?.oneOf as unknown[] | undefined) ?? [media.schema];
    const named = kinds.every((kind) => {
      const { properties, required } = (follow(kind, schema.from).node ?? {}) as {
        properties?: Node;
        required?: string[];
      };
      return properties?.event && required?.includes('event') && required.includes('data');
    });
    if (named) return;
    report({
      message:
        'The schema of text/event-stream describes one event: an object with `event` and `data`, or oneOf of such objects.',
      location: location.child(['content', 'text/event-stream']),
    });
  },
});

/** The engine's own rules, on top of redocly's recommended ones. */
export const houseRules = (options: Pick<ApiOptions, 'extensions' | 'roles'>): Record<string, Oas3Rule> => ({
  'operation-verb-noun': verbNoun,
  'operation-tagged': tagged,
  'path-kebab-case': kebabPath,
  'paging-no-offset': noOffset,
  'limit-maximum': boundedLimit,
  'request-bounded': boundedRequest,
  'money-text': moneyText,
  'time-format': datedText,
  'enum-of-one': enumOfOne,
  'object-closed': closedObject,
  'parameter-described': describedParameter,
  'response-problem': problemResponse,
  'response-shown': shownResponse,
  'operation-roles': namedRoles(options),
  'event-named': namedEvents,
  'deprecation-planned': plannedSunset,
  'successor-known': knownSuccessor,
});

/** What holds for the spec of a foreign API too: its ids, roles and errors are not ours to choose, its examples are what tests replay. */
export const foreignRules: Record<string, Oas3Rule> = {
  'parameter-described': describedParameter,
  'response-shown': shownResponse,
};
