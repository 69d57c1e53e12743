import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { type MatchRowDto, useMatching } from '../api/use-matching.ts';
import { useDeed } from '../api/use-deed.ts';
import { MatchDetail } from './match-detail.tsx';
import './match.css';

const TONES: Readonly<Record<MatchRowDto['standing'], Tone>> = {
  clash: 'conflict',
  unsure: 'doubt',
  sure: 'warn',
  to_enter: 'wait',
  entering: 'wait',
  matched: 'ok',
  entered: 'ok',
  cancelled: 'info',
};
const SHOWN = 60;

/** Orders typed by hand beside what the WMS received meanwhile: which are one, which are two, which it has to be told of. */
export function MatchView({ isUploaded }: { readonly isUploaded: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { matching } = useClient();
  const { can } = useSession();
  const deed = useDeed();
  const [limit, setLimit] = useState(SHOWN);
  const [chosen, setChosen] = useState<string | null>(null);
  const [candidateId, setCandidateId] = useState<string | null>(null);
  const { data } = useMatching(limit, can('manual_orders'));
  const rows = data?.rows ?? [];
  const at = Math.max(
    0,
    rows.findIndex(({ orderId }) => orderId === chosen),
  );
  const row = rows[at];
  const candidate = row?.candidates.find(({ orderId }) => orderId === candidateId) ?? row?.candidates[0];
  const cannot = can('manual_orders') ? undefined : t('outage.noRight');

  const choose = (orderId: string | undefined): boolean => {
    if (orderId === undefined) return false;
    setChosen(orderId);
    setCandidateId(null);
    return true;
  };
  /** What was decided leaves the front of the list; the next one that asks comes under the cursor by itself. */
  const send = async (sending: Parameters<typeof deed.send>[0], said: () => string): Promise<void> => {
    if (await deed.send(sending, said)) setChosen(null);
  };
  const same = (): boolean => {
    if (row === undefined || candidate === undefined || cannot !== undefined) return false;
    void send(matching.confirm({ orderId: row.orderId, otherId: candidate.orderId }), () =>
      t('matching.same.done', { no: row.documentNo, orderNo: candidate.orderNo }),
    );
    return true;
  };
  const other = (): boolean => {
    if (row === undefined || candidate === undefined || cannot !== undefined) return false;
    void send(matching.apart({ orderId: row.orderId, otherIds: row.candidates.map(({ orderId }) => orderId) }), () =>
      t('matching.other.done', { no: row.documentNo }),
    );
    return true;
  };
  const undo = (): boolean => {
    if (row?.mayUndo !== true || cannot !== undefined) return false;
    void send(matching.undo({ orderId: row.orderId }), () => t('matching.undo.done', { no: row.documentNo }));
    return true;
  };
  const enter = (): boolean => {
    if (row?.standing !== 'to_enter' || !isUploaded || cannot !== undefined) return false;
    void send(matching.enter({ orderIds: [row.orderId] }), () => t('matching.enter.done', { no: row.documentNo }));
    return true;
  };
  const confirmSure = (): boolean => {
    if (cannot !== undefined || (data?.sure ?? 0) === 0) return false;
    void send(matching.confirmSure({}), () => t('matching.sure.done'));
    return true;
  };
  useKeys('matching', { same, other, enter, confirmSure });
  useKeys('list', { next: () => choose(rows[at + 1]?.orderId), previous: () => choose(rows[at - 1]?.orderId) });
  useKeys('everywhere', { undo }, row?.mayUndo === true);

  if (cannot !== undefined) return <EmptyState icon="lock" title={cannot} />;
  if (data === undefined) return <Skeleton label={t('matching.loading')} columns={[130, 120, 200]} />;
  if (data.total === 0) return <EmptyState title={t('matching.none')}>{t('matching.none.rest')}</EmptyState>;
  const failed = deed.failure === null ? null : errorText(deed.failure);
  return (
    <section className="outage-lines" aria-label={t('matching.title')}>
      <div className="outage-bar">
        <span className={data.toDecide === 0 ? 'tone-ok' : 'tone-stop'}>{t('matching.toDecide', { count: data.toDecide })}</span>
        <span className="t2">{t('matching.toEnter', { count: data.toEnter })}</span>
        <span className="spring" />
        {data.sure > 0 && (
          <Button chord={chordOf('matching', 'confirmSure')} busy={deed.busy} onPress={() => void confirmSure()}>
            {t('matching.sure', { count: data.sure })}
          </Button>
        )}
      </div>
      {failed !== null && (
        <div className="outage-note">
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        </div>
      )}
      <div className="match-split">
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="outage-scroll" tabIndex={0} role="group" aria-label={t('matching.title')}>
          <DeskTable>
            <thead>
              <tr>
                <th scope="col">{t('matching.document')}</th>
                <th scope="col">{t('matching.recipient')}</th>
                <th scope="col">{t('matching.goods')}</th>
                <th scope="col">{t('matching.state')}</th>
                <th scope="col">{t('matching.standing')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.orderId} className={one.orderId === row?.orderId ? 'is-cursor' : undefined} onClick={() => choose(one.orderId)}>
                  <td className="code">
                    <button type="button" className="match-pick" aria-pressed={one.orderId === row?.orderId} onClick={() => choose(one.orderId)}>
                      {one.documentNo}
                    </button>
                  </td>
                  <td>{one.recipient.name}</td>
                  <td className="match-goods">{format.list(one.lines.map(({ sku, quantity }) => t('manual.goodsOf', { sku, quantity })))}</td>
                  <td>{t(`orderState.${one.state}`)}</td>
                  <td>
                    <Pill tone={one.differs.length > 0 ? 'warn' : TONES[one.standing]}>{t(`matching.standing.${one.standing}`)}</Pill>
                  </td>
                </tr>
              ))}
            </tbody>
          </DeskTable>
          {data.total > rows.length && (
            <Button onPress={() => setLimit(Math.min(200, limit + SHOWN))}>
              {t('outage.more', { shown: format.number(rows.length), all: format.number(data.total) })}
            </Button>
          )}
        </div>
        {row !== undefined && (
          <MatchDetail
            row={row}
            candidate={candidate}
            onCandidate={setCandidateId}
            isUploaded={isUploaded}
            acts={{ cannot, busy: deed.busy, same: () => void same(), other: () => void other(), undo: () => void undo(), enter: () => void enter() }}
          />
        )}
      </div>
    </section>
  );
}
