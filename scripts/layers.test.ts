import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** Lints a line as if it stood in that file, and keeps what the layer rule says. */
const breaches = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` });
  return result!.messages
    .filter((message) => message.ruleId === 'boundaries/dependencies')
    .map((message) => message.message);
};

describe('the layer rule', () => {
  it.each([
    ['services/kit/src/breach.ts', '@rosetta/loaders', 'kit may not import loader'],
    [
      'services/finops-api/src/breach.ts',
      '@rosetta/transforms-engine',
      'service may not import transforms-engine',
    ],
    [
      'services/finops-api/src/breach.ts',
      '../../../transforms/engine/src/index.ts',
      'service may not import transforms-engine',
    ],
    ['plugins/rosetta-finops/src/breach.ts', '@rosetta/service-kit', 'plugin may not import kit'],
    [
      'plugins/rosetta-finops/src/breach.tsx',
      '../../../services/finops-api/src/main.ts',
      'plugin may not import service',
    ],
    ['loaders/engine/src/breach.ts', '@rosetta/loaders', 'loaders-engine may not import loader'],
    [
      'loaders/engine/src/breach.ts',
      '@rosetta/generated/sources/gitlab.ts',
      'loaders-engine may not import generated',
    ],
    [
      'transforms/engine/src/breach.ts',
      '@rosetta/loaders-engine',
      'transforms-engine may not import loaders-engine',
    ],
    ['services/finops-api/src/breach.ts', '@rosetta/batch-kit', 'service may not import batch'],
    ['services/admin/src/breach.ts', '@rosetta/batch-kit', 'admin may not import batch'],
    ['services/kit/src/breach.ts', '@rosetta/service-admin', 'kit may not import admin'],
    ['services/batch-kit/src/breach.ts', '@rosetta/service-kit', 'batch may not import kit'],
    ['openapi/engine/src/breach.ts', '@rosetta/access', 'openapi-engine may not import access'],
    ['services/kit/src/breach.ts', '@rosetta/scripts/config.ts', 'kit may not import scripts'],
  ])('%s cannot import %s', async (file, module, message) => {
    expect(await breaches(file, `import * as it from '${module}';\nexport { it };\n`)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it.each([
    ['services/finops-api/src/fine.ts', '@rosetta/service-kit'],
    ['services/kit/src/fine.ts', '@rosetta/access'],
    ['services/finops-api/src/fine.ts', '@rosetta/service-admin'],
    ['services/batch-kit/src/fine.ts', '@rosetta/transforms-engine'],
    ['services/finops-batch/src/fine.ts', '@rosetta/loaders'],
    ['loaders/focus/fine.ts', '@rosetta/loaders-engine'],
    ['loaders/gitlab/fine.ts', '@rosetta/generated/sources/gitlab.ts'],
    ['loaders/engine/src/fine.test.ts', '@rosetta/scripts/testing/database.ts'],
  ])('%s may import %s', async (file, module) => {
    expect(await breaches(file, `import * as it from '${module}';\nexport { it };\n`)).toEqual([]);
  });
});
