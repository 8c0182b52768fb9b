/** The gateway's own routes: the one place where their shape is written. */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'Rosetta gateway',
    version: '1',
    description: 'What the portal asks of the gateway itself.',
  },
  paths: {
    '/me': {
      get: {
        operationId: 'getMe',
        summary: 'Say who is signed in, and as what.',
        responses: {
          '200': {
            description: 'The caller.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Me' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Me: {
        type: 'object',
        required: ['user', 'groups', 'roles'],
        additionalProperties: false,
        properties: {
          user: { type: 'string', description: 'Reference of the user, such as user:default/ann.' },
          groups: { type: 'array', items: { type: 'string' }, description: 'AD groups, lower case.' },
          roles: {
            type: 'array',
            items: { type: 'string' },
            description: 'Rosetta roles; empty for an outsider.',
          },
        },
      },
    },
  },
} as const;
