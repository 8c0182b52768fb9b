import { TransformError } from '../text/diagnostics.ts';

/** One word of a selection: a method and its value, and how far to go from what it means. */
export interface Criterion {
  /** As it was written, for messages. */
  text: string;
  /** `tag`, `state`, `config.materialized`...; undefined when only a name or path was written. */
  method: string | undefined;
  value: string;
  /** Steps towards parents and towards children; Infinity for all, 0 for none. */
  up: number;
  down: number;
  /** `@x`: children, and all that those stand on. */
  childrensParents: boolean;
}

const grammar = /^(@)?(?:(\d*)\+)?(?:([a-z_]+(?:\.\w+)*):)?(.*?)(?:\+(\d*))?$/;

/**
 * Reads a selection in dbt's grammar: blanks unite, commas intersect, `2+x+`, `@x`, `method:value`.
 * @throws TransformError when nothing is selected or a word is not whole.
 */
export const parseSelection = (text: string): Criterion[][] => {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0)
    throw new TransformError('the selection is empty; name a model, or take --select off');
  return words.map((word) => word.split(',').map((part) => readCriterion(part, word)));
};

const readCriterion = (part: string, word: string): Criterion => {
  const [, at, up, method, value, down] = grammar.exec(part)!;
  if (value === '')
    throw new TransformError(
      part === ''
        ? `${word} has nothing beside a comma; a comma means both and a blank means either: write a,b or a b`
        : `${part} names nothing; write what is selected, as in +fct_x or tag:x`,
    );
  if (at && (up !== undefined || down !== undefined))
    throw new TransformError(`${part} has @ and +; @ already takes children and all that they stand on`);
  return {
    text: part,
    method,
    value: value!,
    up: steps(up),
    down: steps(down),
    childrensParents: at !== undefined,
  };
};

const steps = (written: string | undefined): number =>
  written === undefined ? 0 : written === '' ? Infinity : Number(written);
