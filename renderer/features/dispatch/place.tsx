import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chordOf } from '../../lib/keys/key-map.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { CameraButton } from '../../lib/scanning/camera-button.tsx';
import { CameraScan } from '../../lib/scanning/camera-scan.tsx';
import { useSession } from '../../lib/session/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Bench, BenchCommand } from '../../ui/bench/bench.tsx';
import { CommandSheet } from '../../ui/bench/command-sheet.tsx';
import { Button } from '../../ui/button/button.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { LISTS, LoadSide, type ListName } from './load-side.tsx';
import { LoadsSide, LoadsUnknown } from './loads-side.tsx';
import { ManifestSheet } from './manifest-sheet.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { useDispatch } from './use-dispatch.ts';
import { useManifestFile } from './use-manifest-file.ts';
import { Verdict } from './verdict.tsx';
import './dispatch.css';

/** What can be said at the cage; pulling a parcel back is scanning it once more. */
const SHEET = ['CAGE', 'UNDO', 'PARK', 'CLOSE', 'CALL'] as const;
type Asking = 'open' | 'close' | null;

/** The cage: scan each parcel onto its carrier's vehicle, count with the driver, and let nothing leave that may not. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const names = useNames();
  const now = useNow(1000);
  const { view, said, say, take } = useDispatch();
  const [asking, setAsking] = useState<Asking>(null);
  const [list, setList] = useState<ListName>('missing');
  const [heard, setHeard] = useState(0);
  const [seenBack, setSeenBack] = useState(0);
  const [hasSheet, setSheet] = useState(false);
  const [camera, setCamera] = useState(false);
  const [printing, setPrinting] = useState<string | null>(null);
  const { data: loads, error: cannotSay } = useQuery({ queryKey: ['loads'], queryFn: () => answered(client.loads.list({})) });
  const again = () => void queries.invalidateQueries({ queryKey: ['loads'] });

  const beginClose = async () => {
    if (view === null) return;
    // From here on what is packed goes with the next load; the count is made anew.
    const cut = await client.loads.cut({ loadId: view.load.id });
    if (cut.ok) take(cut.value);
    setAsking('close');
  };
  // A printed command that only a person can go on with opens the same question as its key.
  const command = said?.verdict?.kind;
  // What must come back is said at once, whichever list was looked at: orders are held and cancelled while parcels stand in the cage.
  const back = view?.load.pullBack ?? 0;
  if (back !== seenBack) {
    setSeenBack(back);
    if (back > seenBack) setList('pullBack');
  }
  if (said !== null && said.n !== heard) {
    setHeard(said.n);
    if (command === 'command.cage') setAsking('open');
    if (command === 'command.close' || command === 'command.call') void beginClose();
    if (command === 'loaded' && back === 0) setList('missing');
  }
  const openIt = () => (asking === null ? setAsking('open') : false);
  const closeIt = () => (view === null || asking !== null ? false : void beginClose());
  const leave = () => void navigate('/queue');
  const tick = async () => {
    const verdict = said?.verdict;
    if (verdict == null || verdict.demands.length === 0) return;
    for (const { caseId, no } of verdict.demands) await client.requests.tick({ caseId, no, ticked: true });
    say(said?.text ?? '');
  };
  const manifest = useManifestFile();
  const newest = loads?.closed[0];
  useKeys('bench', {
    weighOrCage: openIt,
    undoScan: () => say('SB*UNDO'),
    setAside: () => say('SB*PARK'),
    callSupervisor: closeIt,
    close: closeIt,
    nextList: () => setList((before) => LISTS[(LISTS.indexOf(before) + 1) % LISTS.length] ?? 'missing'),
    tickDemands: () => void tick(),
    sheet: () => setSheet(true),
    camera: () => setCamera(!camera),
    manifestPdf: () => (view !== null || newest === undefined ? false : manifest.save(newest.id, 'pdf')),
    leave,
  });

  const takeLoad = async (loadId: string) => {
    setAsking(null);
    const shown = await client.loads.show({ loadId });
    if (shown.ok) take(shown.value);
    again();
  };
  const sheetPrinted = useCallback(() => setSheet(false), []);
  const printed = useCallback(() => setPrinting(null), []);
  const me = names.person(session.userId, session.name);
  const load = view?.load ?? null;
  return (
    <>
      <Bench
        label={t('place.dispatch')}
        strip={
          <>
            <h1 className="bench-number">
              <b>{load === null ? t('place.dispatch') : t('loads.name', { carrier: names.carrier(load.carrier), vehicle: load.vehicle })}</b>
            </h1>
            {load !== null && <span className="bench-said">{load.cage === '' ? load.id : t('loads.strip', { id: load.id, cage: load.cage })}</span>}
            <span className="spring" />
            <span className="bench-said">{me}</span>
            <CameraButton isOn={camera} onPress={() => setCamera(!camera)} />
            <Button look="quiet" icon="print" aria-label={t('pack.sheet')} chord={chordOf('bench', 'sheet')} onPress={() => setSheet(true)} />
            <Button look="quiet" icon="help" aria-label={t('loads.help')} chord={chordOf('bench', 'help')} onPress={() => keyboard.act('bench', 'help')} />
            <Button look="quiet" chord={chordOf('bench', 'leave')} onPress={leave}>
              {t('loads.leave')}
            </Button>
          </>
        }
        left={
          <>
            {view === null && loads === undefined ? (
              <LoadsUnknown error={cannotSay?.error ?? null} />
            ) : view === null ? (
              <LoadsSide
                open={loads?.open ?? []}
                closed={loads?.closed ?? []}
                waiting={loads?.carriers ?? []}
                onTake={(loadId) => void takeLoad(loadId)}
                onPrint={setPrinting}
                onExport={manifest.save}
                saving={manifest.saving}
                failure={manifest.failure}
              />
            ) : (
              <LoadSide view={view} list={list} onList={setList} nowAt={now} />
            )}
            {camera && <CameraScan onClose={() => setCamera(false)} />}
          </>
        }
        verdict={<Verdict said={said} view={view} />}
        commands={
          <>
            <span className="bench-last">
              {said === null ? t('loads.last.none') : t('loads.last', { time: format.timeSeconds(said.at) })}
              {load !== null && <b>{t('loads.filled', { caged: load.caged, packed: load.packed })}</b>}
            </span>
            <span className="spring" />
            <BenchCommand code="SB*CAGE" chord={chordOf('bench', 'weighOrCage')} word={t('loads.command.CAGE')} onPress={openIt} />
            <BenchCommand code="SB*UNDO" chord={chordOf('bench', 'undoScan')} word={t('loads.command.UNDO')} onPress={() => say('SB*UNDO')} />
            <BenchCommand code="SB*PARK" chord={chordOf('bench', 'setAside')} word={t('loads.command.PARK')} onPress={() => say('SB*PARK')} />
            <BenchCommand code="SB*CALL" chord={chordOf('bench', 'callSupervisor')} word={t('loads.command.CALL')} onPress={closeIt} />
            <BenchCommand code="SB*CLOSE" chord={chordOf('bench', 'close')} word={t('loads.command.CLOSE')} onPress={closeIt} />
          </>
        }
      />
      {/* What it proposes is what is known: quick hands ask before that. */}
      {asking === 'open' && loads !== undefined && (
        <OpenDialog open={loads.open} carriers={loads.carriers} onClose={() => setAsking(null)} onTake={(loadId) => void takeLoad(loadId)} />
      )}
      {asking === 'close' && view !== null && (
        <CloseDialog
          view={view}
          supervisors={loads?.supervisors ?? []}
          onClose={() => setAsking(null)}
          onClosed={(closed) => {
            setAsking(null);
            take(null);
            again();
            setPrinting(closed.id);
          }}
        />
      )}
      {hasSheet && (
        <CommandSheet
          title={t('loads.commands')}
          how={t('loads.commands.how')}
          commands={SHEET.map((code) => ({ code: `SB*${code}`, word: t(`loads.command.${code}`) }))}
          onPrinted={sheetPrinted}
        />
      )}
      {printing !== null && <ManifestSheet loadId={printing} onPrinted={printed} />}
    </>
  );
}
