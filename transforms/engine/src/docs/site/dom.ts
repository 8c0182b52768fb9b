/** What an element may hold; false and null hold nothing. */
export type Child = Node | string | number | false | null | undefined | Child[];

type Attributes = Record<string, string | number | boolean | EventListener | undefined>;

const svgTags = new Set(['svg', 'g', 'path', 'rect', 'text', 'defs', 'marker', 'title', 'tspan']);

/** An element with attributes and children. `on…` attributes are listeners; text is never read as HTML. */
export const h = (tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement => {
  const element = (
    svgTags.has(tag)
      ? document.createElementNS('http://www.w3.org/2000/svg', tag)
      : document.createElement(tag)
  ) as HTMLElement;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
};

/** A link of an SVG drawing. */
export const svgLink = (attributes: Attributes, ...children: Child[]): SVGAElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'a');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  append(element, children);
  return element;
};

const append = (element: Element, children: readonly Child[]): void => {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else if (child !== false && child !== null && child !== undefined) element.append(String(child));
  }
};
