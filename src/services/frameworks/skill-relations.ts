import type { FrameworkContent } from '../../domain/framework.ts';
import { statements } from '../../graph/statements.generated.ts';
import {
  type ImportTransactions,
  inWeighedBatches,
  TRANSACTION_ROWS,
} from '../imports/import-transactions.ts';
import { linkCount, replaceLinks } from './replace-links.ts';

/** Writes what skills build on and what replaces them, of the skills of which the source tells it. */
export async function writeSkillRelations(
  transactions: ImportTransactions,
  { skills }: FrameworkContent,
): Promise<void> {
  const replaced = skills.flatMap(({ id, replacedBy }) =>
    replacedBy === undefined
      ? []
      : [{ id, links: replacedBy.map((replacementId) => ({ id, replacementId })) }],
  );
  for (const batch of inWeighedBatches(replaced, TRANSACTION_ROWS / 2, linkCount)) {
    await transactions.commit('RELATIONS', (transaction) =>
      replaceLinks(transaction, batch, {
        read: async (ids) =>
          (await transaction.run(statements.storedSkillReplacements, { ids })).map(
            ({ id, replacementIds }) => ({
              id,
              links: replacementIds.map((replacementId) => ({ id, replacementId })),
            }),
          ),
        remove: statements.removeSkillReplacements,
        create: statements.linkSkillReplacements,
      }),
    );
  }
  const related = skills.flatMap(({ id, buildsOn }) =>
    buildsOn === undefined
      ? []
      : [
          {
            id,
            links: buildsOn.map(({ skillId: relatedId, relation }) => ({
              id,
              relatedId,
              relation: relation as string,
            })),
          },
        ],
  );
  for (const batch of inWeighedBatches(related, TRANSACTION_ROWS / 2, linkCount)) {
    await transactions.commit('RELATIONS', (transaction) =>
      replaceLinks(transaction, batch, {
        read: async (ids) =>
          (await transaction.run(statements.storedSkillRelations, { ids })).map(
            ({ id, relatedIds, relations }) => ({
              id,
              links: relatedIds.map((relatedId, index) => ({ id, relatedId, relation: relations[index]! })),
            }),
          ),
        remove: statements.removeSkillRelations,
        create: statements.linkSkillRelations,
      }),
    );
  }
}
