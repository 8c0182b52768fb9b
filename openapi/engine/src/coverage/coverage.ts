import { readFile } from 'node:fs/promises';
import type { OpenApiDocument } from '../document.ts';
import { operationsOf } from '../operations.ts';
import { ContractError } from '../options.ts';

/** One answer that a test saw; it counts only when the test asserted its body too. */
export interface Answer {
  operationId: string;
  status: number;
  asserted: boolean;
}

/** The documented statuses of an operation, and those of them that no test asserted. */
export interface OperationCoverage {
  operationId: string;
  documented: string[];
  missing: string[];
}

/**
 * Reads a record: a file of JSON lines, one answer each.
 * @throws ContractError naming the line that is none.
 */
export const readAnswers = async (file: string): Promise<Answer[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ContractError(`${file} is not there: run the tests that write it first.`, []);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const answer = parse(line);
    if (answer) return [answer];
    throw new ContractError(
      `${file}:${index + 1}: a line is {"operationId": "listOrders", "status": 200, "asserted": true}.`,
      [],
    );
  });
};

const parse = (line: string): Answer | undefined => {
  try {
    const { operationId, status, asserted } = JSON.parse(line) as Record<string, unknown>;
    return typeof operationId === 'string' && Number.isInteger(status) && typeof asserted === 'boolean'
      ? { operationId, status: status as number, asserted }
      : undefined;
  } catch {
    return undefined;
  }
};

/** The documented response that a status falls under: its own, that of its class, or the default. */
const documentedAs = (documented: readonly string[], status: number): string | undefined =>
  [String(status), `${String(status)[0]}XX`, 'default'].find((key) => documented.includes(key));

/**
 * Holds every documented pair of operation and status against the answers.
 * @throws ContractError for answers that the document does not have: they would hide a mistyped name.
 */
export const coverageOf = (document: OpenApiDocument, answers: readonly Answer[]): OperationCoverage[] => {
  const operations = operationsOf(document);
  const strangers: string[] = [];
  const seen = new Set<string>();
  for (const { operationId, status, asserted } of answers) {
    const operation = operations.find((one) => one.operationId === operationId);
    const key = operation && documentedAs(Object.keys(operation.responses), status);
    if (key === undefined) strangers.push(`${operationId} ${status}`);
    else if (asserted) seen.add(`${operationId} ${key}`);
  }
  if (strangers.length > 0)
    throw new ContractError(
      'The record holds answers that the document does not describe:',
      [...new Set(strangers)].map((pair) => ({ where: pair, message: 'no such operation or status.' })),
    );
  return operations.map(({ operationId, responses }) => {
    const documented = Object.keys(responses);
    return { operationId, documented, missing: documented.filter((key) => !seen.has(`${operationId} ${key}`)) };
  });
};
