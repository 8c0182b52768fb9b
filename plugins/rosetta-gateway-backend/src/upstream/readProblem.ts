import type { Readable } from 'node:stream';

/** The members of a problem that services publish; anything beside them could be a leak. */
export type ServiceProblem = { type?: string; title?: string; detail?: string; errors?: unknown[] };

const maxBytes = 64 * 1024;

const readText = async (body: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new Error('the problem is too long');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Reads a service's problem+json; what is not one, or too long, is an empty problem. */
export const readProblem = async (contentType: string, body: Readable): Promise<ServiceProblem> => {
  if (!contentType.startsWith('application/problem+json')) {
    body.resume().on('error', () => undefined);
    return {};
  }
  try {
    const { type, title, detail, errors } = JSON.parse(await readText(body));
    return {
      type: text(type),
      title: text(title),
      detail: text(detail),
      errors: Array.isArray(errors) ? errors : undefined,
    };
  } catch {
    return {};
  }
};
