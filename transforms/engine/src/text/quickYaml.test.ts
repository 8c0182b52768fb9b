import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { quickYaml } from './quickYaml.ts';

const root = join(import.meta.dirname, '../../../..');

/** What the engine looks at: what a node is, where it begins, and what was written. */
const seen = (node: Node | null): unknown => {
  const at = node?.range?.[0];
  if (isMap<Node, Node>(node))
    return { at, map: node.items.map(({ key, value }) => [seen(key), seen(value)]) };
  if (isSeq<Node>(node)) return { at, list: node.items.map(seen) };
  if (isScalar(node)) return { at, value: node.value, source: node.source };
  return null;
};

const both = (text: string) => {
  const { contents, errors } = parseDocument(text, { prettyErrors: false });
  const quick = quickYaml(text);
  return { quick, quickly: quick && seen(quick), slowly: errors.length === 0 ? seen(contents) : 'wrong' };
};

describe('YAML that is read quickly', () => {
  const files = globSync(['transforms/**/*.yml', 'loaders/**/*.{yml,yaml}', 'openapi/**/*.yaml'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  });

  it.each(files)('is what yaml makes of it: %s', (file) => {
    const { quick, quickly, slowly } = both(readFileSync(join(root, file), 'utf8'));
    if (quick) expect(quickly).toEqual(slowly);
  });

  it('is nearly all of it', () => {
    const quick = files.filter((file) => quickYaml(readFileSync(join(root, file), 'utf8')));
    expect(quick.length).toBeGreaterThan(files.length * 0.8);
  });

  it.each([
    'a: 1\nb: 0x1f\nc: 0o17\nd: 1_000\ne: 0b11\nf: -1.50e3\ng: .inf\nh: 012\ni: +7\nj: 1.\nk: .5\n',
    "a: true\nb: False\nc: yes\nd: no\ne: nothing\nf: 2024-01-31\ng: \"1\"\nh: 'it''s'\n",
    'a: >\n  one\n  two\n\n  three\nb: |-\n  x\n   y\nc: |+ # said\n  z\n\nd: >2\n    w\n',
    'a: [x, "y", {b: c}, [1, 2]] # said\n# above\nb:\n  - c: d\n    e: f\n  -   g\n-x: h\n',
    'a: plain text\n  over two lines\nb: "quoted \\n text\n  over two"\n? c\n: d\n',
    '\ufeffa: b\r\nc: |\r\n  d\r\ne: é ö 𝄞 x\r\n',
    '{ a: 1, "b": [], c: {} }',
    '1: a\ntrue: b\n- : c\n',
    '---\na: b\n...\n',
  ])('is what yaml makes of %j, or left to it', (text) => {
    const { quick, quickly, slowly } = both(text);
    if (quick) expect(quickly).toEqual(slowly);
  });

  it.each([
    ['an empty text', ''],
    ['a value left empty', 'a:\nb: c\n'],
    ['a word for nothing', 'a: ~\n'],
    ['a key that stands there twice', 'a: 1\na: 2\n'],
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['what looks like a directive', '%, \n---\na: 1\n'],
    ['a directive', '%YAML 1.1\n---\na: 1\n'],
    ['what is wrong', 'a: [1, 2\nb: 3\n'],
    ['a tab that indents', 'a:\n\tb: 1\n'],
  ])('leaves %s to yaml', (_, text) => {
    expect(quickYaml(text)).toBeUndefined();
  });
});
