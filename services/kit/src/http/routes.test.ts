import { createRoutes } from './routes.ts';
import { traceIdOf } from './requestId.ts';

const operation = (method: string, path: string) => ({
  operationId: `${method} ${path}`,
  method,
  path,
  roles: [],
});
const find = createRoutes([
  operation('GET', '/a/{id}'),
  operation('GET', '/a/last'),
  operation('PUT', '/a/{id}'),
  operation('GET', '/a/{id}/b.c'),
]);

describe('routes', () => {
  it('prefer a literal segment over a template, and keep the segment as it was sent', () => {
    expect(find('GET', '/a/last')).toMatchObject({ match: { operation: { path: '/a/last' } } });
    expect(find('GET', '/a/x%2Fy')).toMatchObject({ match: { path: { id: 'x%2Fy' } } });
  });
  it('read HEAD as GET', () =>
    expect(find('HEAD', '/a/1')).toMatchObject({ match: { operation: { method: 'GET' } } }));
  it('list the methods of a path', () =>
    expect(find('DELETE', '/a/1')).toEqual({ allowed: ['GET', 'PUT', 'HEAD', 'OPTIONS'] }));
  it.each(['/a', '/a/1/bxc', '/A/last', '/a/1/', '//a/1'])('lead nowhere from %s', (path) =>
    expect(find('GET', path)).toBeUndefined(),
  );
});

describe('traceparent', () => {
  it('gives the trace id, or nothing when it is malformed or all zero', () => {
    expect(traceIdOf('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')).toBe(
      '4bf92f3577b34da6a3ce929d0e0e4736',
    );
    expect(traceIdOf(`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`)).toBeUndefined();
    expect(traceIdOf('garbage')).toBeUndefined();
  });
});
