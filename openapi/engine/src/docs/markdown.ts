import { Marked, type Tokens } from 'marked';
import { Html } from './html.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const marked = new Marked({
  gfm: true,
  renderer: {
    // A description is a document's, so HTML in it is shown, not run.
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escape(text),
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escape(text)}</code></pre>\n`,
    table(token: Tokens.Table) {
      const cells = (row: Tokens.TableCell[], tag: string) =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
      const body = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
      return `<div class="scroll" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${body}</tbody></table></div>\n`;
    },
    link({ href, tokens }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      return /^(https?:|mailto:|[^:]*$)/i.test(href)
        ? `<a href="${escape(href).replaceAll('"', '&quot;')}">${text}</a>`
        : text;
    },
    image: ({ text }: Tokens.Image) => escape(text),
  },
});

/** Markdown as HTML, without whatever a browser would run or fetch. */
export const markdown = (text = ''): Html => new Html(marked.parse(text, { async: false }));

/** A sentence of Markdown, without a paragraph around it. */
export const inlineMarkdown = (text = ''): Html => new Html(marked.parseInline(text, { async: false }));
