import { TransformError } from '../text/diagnostics.ts';
import { suggestion } from '../text/nearest.ts';
import type { Project } from '../project/project.ts';

/**
 * The models that a selection means: `name`, `+name` (with what it stands on), `name+` (with what stands on it), `*`
 * as wildcard, `tag:x`; several separated by blanks or commas are united.
 * @throws TransformError when a part selects nothing.
 */
export const selectModels = (project: Project, selection: string): Set<string> => {
  const selected = new Set<string>();
  for (const part of selection.split(/[\s,]+/).filter(Boolean)) {
    const [, up, pattern, down] = /^(\+?)(.*?)(\+?)$/.exec(part)!;
    for (const name of matching(project, pattern!, part)) {
      selected.add(name);
      if (up) for (const ancestor of project.graph.ancestors(name)) selected.add(ancestor);
      if (down) for (const descendant of project.graph.descendants(name)) selected.add(descendant);
    }
  }
  if (selected.size === 0)
    throw new TransformError('the selection is empty; name a model, or take --select off');
  return selected;
};

/** The first names, so that a person sees of what kind they are. */
const some = (names: readonly string[]): string =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');

const matching = (project: Project, pattern: string, part: string): string[] => {
  const names = [...project.models.keys()];
  if (pattern.startsWith('tag:')) {
    const tag = pattern.slice('tag:'.length);
    const tagged = names.filter((name) => project.model(name).tags.includes(tag));
    const tags = new Set([...project.models.values()].flatMap((model) => model.tags));
    if (tagged.length === 0)
      throw new TransformError(`no model of project ${project.name} has tag ${tag}${suggestion(tag, tags)}`);
    return tagged;
  }
  const expression = new RegExp(`^${pattern.replace(/[^*\w]/g, '\\$&').replaceAll('*', '.*')}$`);
  const found = names.filter((name) => expression.test(name));
  if (found.length === 0)
    throw new TransformError(
      `${part} selects no model of project ${project.name}${suggestion(pattern, names) || `; its models are ${some(names)}`}`,
    );
  return found;
};
