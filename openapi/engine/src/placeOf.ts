import { relative } from 'node:path';
import { getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';

/** Where redocly found a problem: file, line and column from the working directory. */
export const placeOf = (problem: NormalizedProblem, fallback: string): string => {
  const place = problem.location[0];
  if (!place) return fallback;
  const { source, start } = getLineColLocation(place);
  return `${relative(process.cwd(), source.absoluteRef)}:${start.line}:${start.col}`;
};
