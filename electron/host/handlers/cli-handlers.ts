import type { cliContract } from '../../../shared/contract/cli.contract.ts';
import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { IntakeStore } from '../../../shared/core/ports/intake-store.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { importToDto, toImportOptions, type IntakeHandlerDeps } from './intake-handlers.ts';

export interface CliHandlerDeps extends Pick<IntakeHandlerDeps, 'startImport' | 'timeZone'> {
  readonly ids: Ids;
  readonly intake: IntakeStore;
  readonly goods: GoodsStore;
  /** How many files the paths name; a folder counts for what is in it. */
  readonly countFiles: (paths: readonly string[]) => Promise<number>;
}

export function createCliHandlers(deps: CliHandlerDeps): GroupHandlers<typeof cliContract, Acting> {
  const filesByImport = new Map<string, number>();
  return {
    importPaths: async ({ paths, options }) => {
      const importId = deps.ids.next();
      // What cannot even be listed is refused by the import itself, by name and with a record of its own.
      filesByImport.set(importId, await deps.countFiles(paths).catch(() => paths.length));
      deps.startImport({
        importId,
        files: paths,
        fileName: paths.map((file) => file.split(/[/\\]/u).at(-1) ?? file).join(', '),
        options: toImportOptions(options, deps.timeZone()),
        actor: { kind: 'cli' },
        by: 'cli',
        onEnd: () => {},
      });
      return ok({ importId });
    },
    importReport: ({ importId, offset, limit }) => {
      const record = deps.intake.import(importId);
      if (record === null) return err({ code: 'import_not_found' });
      // The same content again set nothing aside of its own: the rows wait where they were first found.
      const reasons = deps.intake.setAsideReasons(importId);
      const rows = deps.intake.setAside({ importId, offset, limit });
      return ok({
        import: importToDto(record),
        files: filesByImport.get(importId) ?? 1,
        setAsideTotal: Object.values(reasons).reduce((sum, count) => sum + count, 0),
        reasons: { ...reasons },
        setAside: rows.map(({ raw: _raw, edit: _edit, ...row }) => ({ ...row, params: { ...row.params } })),
      });
    },
    catalogue: ({ offset, limit }) => {
      const catalogue = deps.goods.catalogue();
      const products = catalogue.merchants().flatMap((merchant) => catalogue.list(merchant));
      return ok({
        products: products.slice(offset, offset + limit).map((one) => ({
          ...one,
          barcodes: [...one.barcodes],
          kitParts: [...one.kitParts],
          twinSkus: [...one.twinSkus],
          aliases: [...(one.aliases ?? [])],
        })),
      });
    },
  };
}
