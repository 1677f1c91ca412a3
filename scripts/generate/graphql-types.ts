import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { type DocumentNode, GraphQLError, parse, Source } from 'graphql';
import { SourceProblem } from './statement-file.ts';

export interface GeneratedFile {
  /** From the root of the tree. */
  readonly path: string;
  readonly text: string;
}

/** What a step gives: the files to write, and what in its sources kept it from giving more. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly SourceProblem[];
}

/** What graphql/codegen.ts exports as `codegenConfig`: context type, mappers, scalars of the resolver types. */
export type CodegenConfig = Readonly<Record<string, unknown>>;

const defaults: CodegenConfig = {
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  scalars: { DateTime: 'string', Date: 'string', URL: 'string' },
};

/** The resolver types of all of graphql/**\/*.graphql; nothing where there is no SDL or no graphql/codegen.ts yet. */
export async function graphqlTypes(root: string): Promise<Generated> {
  const files = globSync('graphql/**/*.graphql', { cwd: root })
    .filter((file) => !file.endsWith('.generated.graphql'))
    .sort();
  const configFile = join(root, 'graphql/codegen.ts');
  if (files.length === 0 || !existsSync(configFile)) return { files: [], problems: [] };

  const documents: DocumentNode[] = [];
  const problems: SourceProblem[] = [];
  for (const file of files) {
    try {
      documents.push(parse(new Source(await readFile(join(root, file), 'utf8'), file)));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      problems.push(new SourceProblem(file, error.locations?.[0]?.line ?? 1, error.message));
    }
  }
  if (problems.length > 0) return { files: [], problems };

  try {
    const { codegenConfig } = (await import(pathToFileURL(configFile).href)) as {
      codegenConfig: CodegenConfig;
    };
    const path = 'graphql/resolvers-types.generated.ts';
    const text = await codegen({
      filename: path,
      schema: mergeTypeDefs(documents),
      documents: [],
      plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
      pluginMap: { typescript, typescriptResolvers },
      config: { ...defaults, ...codegenConfig },
      importExtension: '',
    });
    const heading = '// Made by `npm run generate` from graphql/**/*.graphql: edit those.';
    return { files: [{ path, text: `${heading}\n${text}` }], problems };
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    return { files: [], problems: reasons.map((reason) => new SourceProblem('graphql/', 1, String(reason))) };
  }
}
