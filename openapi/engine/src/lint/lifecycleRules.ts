import type { Oas3Rule } from '@redocly/openapi-core';
import { methods } from '../operations.ts';

type Node = Record<string, unknown>;

const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;

/** What is wrong with one date of an operation's life, if anything. */
const dayFault = (node: Node, name: string): string | undefined => {
  if (node[name] === undefined)
    return `A deprecated operation needs ${name}: its callers plan by that day, and it may be removed only after its sunset.`;
  if (!isDay(node[name])) return `${name} "${String(node[name])}" is no day: write it as 2027-01-31.`;
};

/** Whoever still calls a deprecated operation has to know since when, until when and what comes instead; nobody else is told such dates. */
export const plannedSunset: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const node = operation as unknown as Node;
    const given = ['x-deprecated-at', 'x-sunset-at', 'x-successor'].filter(
      (name) => node[name] !== undefined,
    );
    if (!operation.deprecated) {
      for (const name of given)
        report({
          message: `${name} is for a deprecated operation: add \`deprecated: true\`, or take it away.`,
          location: location.child(name),
        });
      return;
    }
    for (const name of ['x-deprecated-at', 'x-sunset-at']) {
      const message = dayFault(node, name);
      if (message) report({ message, location: location.child(name) });
    }
    const [since, until] = [node['x-deprecated-at'], node['x-sunset-at']];
    if (isDay(since) && isDay(until) && until <= since)
      report({
        message: `x-sunset-at ${until} is not after x-deprecated-at ${since}: callers need time in between.`,
        location: location.child('x-sunset-at'),
      });
  },
});

/** A successor that is not there sends callers nowhere. */
export const knownSuccessor: Oas3Rule = () => {
  const ids = new Set<string>();
  return {
    Root(root, { resolve }) {
      for (const item of Object.values(root.paths ?? {})) {
        const node = resolve(item as never).node as Node | undefined;
        for (const method of methods) ids.add(String((node?.[method] as Node | undefined)?.operationId));
      }
    },
    Operation(operation, { report, location }) {
      const successor = (operation as unknown as Node)['x-successor'];
      if (successor === undefined || ids.has(String(successor))) return;
      report({
        message: `x-successor "${String(successor)}" is no operation of this document: name the operationId of what comes instead.`,
        location: location.child('x-successor'),
      });
    },
  };
};
