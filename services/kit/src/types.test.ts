import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const file = fileURLToPath(new URL('./types.test-d.ts', import.meta.url));

describe('the types of handlers', () => {
  it('make every mistake of types.test-d.ts a compile error, and nothing else', () => {
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
      config: { compilerOptions: object };
    };
    const { options } = ts.convertCompilerOptionsFromJson(
      { ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined, types: ['node'] },
      root,
    );
    const program = ts.createProgram([file], options);
    const found = [...program.getSemanticDiagnostics(program.getSourceFile(file))].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
    // An unused @ts-expect-error is an error itself: an empty list means that each mistake was refused.
    expect(found).toEqual([]);
  }, 60_000);
});
