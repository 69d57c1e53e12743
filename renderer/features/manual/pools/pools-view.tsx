import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Meter } from '../../../ui/feedback/meter.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { useChoices, usePools } from '../api/use-manual.ts';
import { ImportBlockDialog } from './import-block-dialog.tsx';
import { SettleDoubtDialog } from './settle-doubt-dialog.tsx';

/** Numbers reserved at the carriers: what is left, what warns, the blocks they came in, and giving the rest of one back. */
export function PoolsView({ cannot }: { readonly cannot: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { language } = useAppearance();
  const client = useClient();
  const { data, refetch } = usePools();
  const { data: choices } = useChoices();
  const { send, failure, busy } = useSend(refetch);
  const [importing, setImporting] = useState(false);
  const [returning, setReturning] = useState<string | null>(null);
  const [doubted, setDoubted] = useState<string | null>(null);
  useKeys('outage', { importBlock: () => (cannot === undefined ? setImporting(true) : false) });
  if (data === undefined) return <Skeleton label={t('manual.pools.loading')} columns={[120, 90, 200]} />;
  const carrierName = (code: string) => {
    const known = choices?.carriers.find((carrier) => carrier.code === code);
    return (language === 'en' ? known?.nameEn || known?.nameZh : known?.nameZh || known?.nameEn) || code;
  };
  const importButton = (
    <Button look="primary" icon="file" chord={chordOf('outage', 'importBlock')} disabledReason={cannot} onPress={() => setImporting(true)}>
      {t('manual.pools.import')}
    </Button>
  );
  const failed = failure === null ? null : errorText(failure);
  const gone = data.blocks.find(({ id }) => id === returning);
  const inDoubt = data.blocks.find(({ id }) => id === doubted);
  return (
    <section className="manual-pools" aria-label={t('manual.pools')}>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {data.pools.length === 0 ? (
        <EmptyState icon="tag" title={t('manual.pools.none')} actions={importButton}>
          {t('manual.pools.none.rest')}
        </EmptyState>
      ) : (
        <>
          <div className="manual-bar">
            <h2>{t('manual.pools')}</h2>
            <span className="spring" />
            {importButton}
          </div>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="manual-scroll" tabIndex={0} role="group" aria-label={t('manual.pools')}>
            <ul className="manual-pool-list">
              {data.pools.map((pool) => (
                <li key={pool.carrier}>
                  <div className="row">
                    <b>{carrierName(pool.carrier)}</b>
                    <span className="spring" />
                    <b>{format.number(pool.free)}</b>
                    <span className="meta">{t('manual.pool.of', { all: format.number(pool.free + pool.used) })}</span>
                  </div>
                  <Meter
                    label={carrierName(pool.carrier)}
                    value={pool.free}
                    max={Math.max(1, pool.free + pool.used)}
                    limit={Math.min(pool.lowMark, pool.free + pool.used)}
                    tone={pool.low ? 'stop' : 'accent'}
                    valueText={t('manual.pool.left', { count: pool.free })}
                  />
                  {pool.low && (
                    <p className="manual-pool-low">
                      <StatusIcon tone="stop" size={13} />
                      {t('manual.pool.low', { mark: format.number(pool.lowMark) })}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            <DeskTable className="manual-table">
              <thead>
                <tr>
                  <th scope="col">{t('manual.carrier')}</th>
                  <th scope="col">{t('manual.block')}</th>
                  <th scope="col">{t('manual.block.at')}</th>
                  <th scope="col" className="is-number">
                    {t('manual.block.free')}
                  </th>
                  <th scope="col" className="is-number">
                    {t('manual.block.used')}
                  </th>
                  <th scope="col" className="is-number">
                    {t('manual.block.returned')}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{t('manual.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.blocks.map((block) => (
                  <tr key={block.id}>
                    <td>{carrierName(block.carrier)}</td>
                    <td>{block.name}</td>
                    <td>{format.exact(block.importedAt)}</td>
                    <td className="is-number">{format.number(block.free)}</td>
                    <td className="is-number">{format.number(block.used)}</td>
                    <td className="is-number">{format.number(block.returned)}</td>
                    <td>
                      {block.doubted && (
                        <Button
                          icon="search"
                          disabledReason={cannot}
                          aria-label={t('manual.block.doubt.of', { name: block.name })}
                          onPress={() => setDoubted(block.id)}
                        >
                          {t('manual.block.doubt')}
                        </Button>
                      )}
                      {!block.doubted && block.free > 0 && (
                        <Button
                          look="quiet"
                          icon="undo"
                          disabledReason={cannot}
                          aria-label={t('manual.block.return.of', { name: block.name })}
                          onPress={() => setReturning(block.id)}
                        >
                          {t('manual.block.return')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </DeskTable>
          </div>
        </>
      )}
      {importing && (
        <ImportBlockDialog
          carriers={(choices?.carriers ?? []).map(({ code }) => ({ id: code, text: carrierName(code) }))}
          onClose={() => setImporting(false)}
        />
      )}
      {inDoubt !== undefined && <SettleDoubtDialog block={inDoubt} onClose={() => setDoubted(null)} onDone={refetch} />}
      {gone !== undefined && (
        <Dialog
          title={t('manual.block.return.title', { count: gone.free, name: gone.name })}
          open
          role="alertdialog"
          onClose={() => setReturning(null)}
          foot={
            <>
              <Button chord="Escape" autoFocus onPress={() => setReturning(null)}>
                {t('ui.cancel')}
              </Button>
              <Button
                look="danger"
                busy={busy}
                onPress={() => {
                  setReturning(null);
                  void send(client.printing.returnBlock({ blockId: gone.id }), ({ returned }) => t('manual.block.return.done', { count: returned }));
                }}
              >
                {t('manual.block.return.do', { count: gone.free })}
              </Button>
            </>
          }
        >
          <p>{t('manual.block.return.words')}</p>
        </Dialog>
      )}
    </section>
  );
}
