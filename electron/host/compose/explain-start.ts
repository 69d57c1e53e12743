import { createMessageCatalogue, catalogueFolders } from '../adapters/texts/message-catalogue.ts';
import { StorageError } from '../adapters/sqlite/database/storage-error.ts';
import { programFolder } from '../data-folder.ts';
import type { ExplainStart } from '../run-host.ts';

/** Why the data could not be opened, in the sentences the console has for it: there is no window yet that could say them. */
export const explainStart: ExplainStart = (error) => {
  if (!(error instanceof StorageError)) return undefined;
  const say = createMessageCatalogue(catalogueFolders(programFolder()));
  const key = `error.${error.code}`;
  return {
    zh: `${say('zh-CN')(key, error.params)}${say('zh-CN')(`${key}.rest`, error.params)}`,
    en: `${say('en')(key, error.params)} ${say('en')(`${key}.rest`, error.params)}`,
  };
};
