import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { passedOver } from '../../../shared/core/document/document-number.ts';
import { outageToEnterIn } from '../../../shared/core/manual-order/may-enter.ts';
import { emptyManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useTabSteps } from '../../lib/use-tab-steps.ts';
import { useSession } from '../../lib/session/session.ts';
import { NeedsRight } from '../../ui/feedback/needs-right.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { PlaceTabs } from '../../ui/layout/place-tabs.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { useEntered, useOutageNow, usePools, usePrintCalls, usePrintJournal } from './api/use-manual.ts';
import { Drafts } from './entered/drafts.tsx';
import { EnteredList } from './entered/entered-list.tsx';
import { WaitingNote } from './entered/waiting-note.tsx';
import { FormView } from './form/form-view.tsx';
import { useDraft } from './form/use-draft.ts';
import { ModeNote } from './mode-note.tsx';
import { PAGES } from './pages.ts';
import { Ask } from '../../lib/papers/ask.tsx';
import { JournalList } from './papers/journal-list.tsx';
import { PaperSheet } from '../../lib/papers/paper-sheet.tsx';
import { PapersView } from './papers/papers-view.tsx';
import { usePrinting } from '../../lib/papers/use-printing.ts';
import { PoolsView } from './pools/pools-view.tsx';
import './manual.css';

/** Orders by hand and their paper: the form, what can be picked, the waybills that are left. */
export function Place() {
  const { t } = useTranslation();
  const { can } = useSession();
  if (!can('manual_orders'))
    return (
      <div className="manual-right">
        <PlaceHead title={t('place.manual')} />
        <NeedsRight title={t('manual.right')}>{t('manual.right.rest')}</NeedsRight>
      </div>
    );
  return <ManualDesk />;
}

function ManualDesk() {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { data: status, error: cannotSay } = useOutageNow();
  const { data: journal } = usePrintJournal();
  const { data: pools } = usePools();
  const { data: lately, refetch } = useEntered('any');
  const printing = usePrinting(usePrintCalls());
  const outage = status?.outage ?? null;
  const standing = outageToEnterIn(outage === null ? null : { id: outage.no, no: outage.no, state: outage.state });
  const refusal = standing.ok ? null : errorText(standing.error);
  const outageNo = standing.ok ? (standing.value?.no ?? '') : '';
  // The carrier of the order before: most of an afternoon goes by the same one.
  const carrier = lately?.orders[0]?.carrier ?? pools?.pools.toSorted((a, b) => b.free - a.free)[0]?.carrier ?? '';
  const draft = useDraft({ ...emptyManualForm, carrier });
  const step = useTabSteps(PAGES.map(({ path }) => path));
  useKeys('outage', { previousView: step(-1), nextView: step(1) });
  // Without it nobody can say whether an order may be typed at all.
  const unknown = status === undefined && cannotSay !== null ? errorText(cannotSay.error) : null;
  const unanswered = journal?.unanswered ?? [];
  const passed = passedOver((journal?.recent ?? []).map(({ documentNo }) => documentNo));
  const low = pools?.pools.filter((pool) => pool.low).length ?? 0;
  const counts: Readonly<Record<(typeof PAGES)[number]['id'], number>> = { '': 0, papers: unanswered.length, pools: low };
  const failed = printing.failure === null ? null : errorText(printing.failure);
  return (
    <div className="manual">
      <div className="manual-main" data-region>
        <PlaceHead title={t('place.manual')} summary={outageNo === '' ? t('manual.summary') : t('manual.summary.outage', { no: outageNo })} />
        <PlaceTabs
          label={t('manual.tabs')}
          tabs={PAGES.map(({ id, path, text }) => ({ path, text: t(text), count: counts[id] > 0 ? format.number(counts[id]) : undefined }))}
          chords={[chordOf('outage', 'previousView'), chordOf('outage', 'nextView')]}
        />
        <ModeNote status={status} refusal={refusal} />
        {lately !== undefined && <WaitingNote waiting={lately.waiting} outageNo={outage?.no ?? null} onSent={refetch} />}
        <Routes>
          <Route path="papers" element={<PapersView printing={printing} mayPrint={undefined} />} />
          <Route path="pools" element={<PoolsView cannot={undefined} />} />
          <Route
            path="*"
            element={
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <div className="manual-scroll" tabIndex={-1}>
                {draft.isReady && status !== undefined ? (
                  <FormView
                    draft={draft}
                    cannot={refusal?.what}
                    carrier={carrier}
                    onSaved={(order, print) => {
                      if (!print || order.held) return;
                      void printing.print([
                        { kind: 'pack_list', orderIds: [order.orderId] },
                        ...(order.carrier === '' ? [] : [{ kind: 'label' as const, orderIds: [order.orderId] }]),
                      ]);
                    }}
                  />
                ) : unknown !== null ? (
                  <Note tone="stop" role="alert" title={unknown.what}>
                    {unknown.rest}
                  </Note>
                ) : (
                  <Skeleton label={t('manual.loading')} columns={[200, 300]} />
                )}
                <Drafts draft={draft} />
                <EnteredList outageNo={outageNo} printing={printing} mayPrint={undefined} />
              </div>
            }
          />
        </Routes>
      </div>
      <aside className="manual-side" aria-label={t('manual.side')} data-region>
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        <Ask jobs={unanswered} printing={printing} />
        <section className="manual-card">
          <h2>{t('manual.journal')}</h2>
          <p className="meta">{t('manual.journal.rule')}</p>
          {passed.length > 0 && <p className="meta">{t('manual.journal.passed', { numbers: format.list(passed) })}</p>}
          <JournalList jobs={journal?.recent ?? []} />
        </section>
      </aside>
      {printing.paper !== null && <PaperSheet paper={printing.paper} outageNo={outageNo} />}
    </div>
  );
}
