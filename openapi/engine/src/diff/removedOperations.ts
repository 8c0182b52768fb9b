import type { OpenApiDocument } from '../document.ts';
import { type Operation, operationsOf } from '../operations.ts';
import type { Change } from './change.ts';

const placeOf = ({ method, path }: Operation): string => `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;

/** How an operation is named in reports. */
export const nameOf = ({ method, path, operationId }: Operation): string =>
  `${method} ${path} (${operationId})`;

const judge = (operation: Operation, today: string): Omit<Change, 'where'> => {
  const sunset = operation.source['x-sunset-at'] as string | undefined;
  if (sunset === undefined)
    return {
      breaking: true,
      rule: 'operation-removed',
      text: 'the operation is gone, and no published version said when it would go',
    };
  return sunset.slice(0, 10) < today
    ? {
        breaking: false,
        rule: 'operation-removed-after-sunset',
        text: `removed after its sunset on ${sunset}`,
      }
    : {
        breaking: true,
        rule: 'operation-removed-before-sunset',
        text: `the operation is gone before its sunset on ${sunset}`,
      };
};

/** The operations that are no more; one may go only once the sunset date of the older document has passed. */
export const removedOperations = (from: OpenApiDocument, to: OpenApiDocument, today: string): Change[] => {
  const left = new Set(operationsOf(to).map(placeOf));
  return operationsOf(from)
    .filter((operation) => !left.has(placeOf(operation)))
    .map((operation) => ({ where: nameOf(operation), ...judge(operation, today) }));
};
