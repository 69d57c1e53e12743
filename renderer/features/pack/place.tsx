import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { BENCH_PAPERS } from '../../../shared/contract/bench-papers.ts';
import { answerText } from '../../../shared/core/pack-check/pack-command.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { CameraScan } from '../../lib/scanning/camera-scan.tsx';
import { useSession } from '../../lib/session/session.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Bench } from '../../ui/bench/bench.tsx';
import { CommandSheet } from '../../ui/bench/command-sheet.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { BoxPictures } from './box-pictures.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { KnownSince } from './known-since.tsx';
import { PackCommands, PackTools } from './pack-commands.tsx';
import { PaperArea } from './paper-area.tsx';
import { LiveWeight } from './live-weight.tsx';
import { DemandList } from './demand-list.tsx';
import { ShortDialog } from './short-dialog.tsx';
import { SupervisorDialog } from './supervisor-dialog.tsx';
import { UnitLines } from './unit-lines.tsx';
import { useBenchPapers } from './use-bench-papers.ts';
import { useBoxCamera } from './use-box-camera.ts';
import { leftBefore, serialBack } from './serial-back.ts';
import { usePack } from './use-pack.ts';
import { Verdict } from './verdict.tsx';
import { WaitingList } from './waiting-list.tsx';
import { WeighDialog } from './weigh-dialog.tsx';
import './pack.css';

type Asking = 'answer' | 'short' | 'weigh' | 'supervisor' | 'copy' | null;
/** Everything that can be said here, also what has no place at the foot of the screen. */
const SHEET = ['UNDO', 'SHORT', 'CLOSE', 'WEIGH', 'PHOTO', 'FILM', 'PRINT', 'YES', 'NO', 'CALL', 'PARK'] as const;

/** The packing bench: scan the order, scan its units, weigh, and the parcel is closed. Hands need no mouse, work no network. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const navigate = useNavigate();
  const session = useSession();
  const names = useNames();
  const { bench, said, say, take } = usePack();
  const box = useBoxCamera(bench);
  const papers = useBenchPapers(bench);
  const [asking, setAsking] = useState<Asking>(null);
  const [camera, setCamera] = useState(false);
  const [hasSheet, setSheet] = useState(false);
  const [heard, setHeard] = useState(0);
  const { data: waiting, error: cannotSay } = useQuery({ queryKey: ['pack', 'waiting'], queryFn: () => answered(client.pack.waiting({})) });

  const asks = bench?.asks ?? null;
  // A printed command that only a person can go on with opens the same question as its key.
  const command = said?.verdict?.kind;
  if (said !== null && said.n !== heard) {
    setHeard(said.n);
    // Whoever types goes on typing when the next thing is asked; a scan that answers closes the field.
    const isTyping = asks !== null && said.text.startsWith(answerText(''));
    if (asking === 'answer' && !isTyping) setAsking(null);
    if (bench !== null && command === 'command.short') setAsking('short');
    if (command === 'command.weigh') setAsking('weigh');
    if (bench !== null && command === 'command.call') setAsking('supervisor');
  }
  const scanned = said?.n ?? 0;
  const { take: takePicture } = box;
  /** What never came out is printed at once; anything more is a copy and asks why. */
  const printPapers = () => {
    if (papers.orderId === null) return false;
    const first = BENCH_PAPERS.filter((kind) => !papers.former.includes(kind));
    if (first.length === 0) setAsking('copy');
    else papers.print(first, '');
    return true;
  };
  useEffect(() => {
    if (command === 'command.photo') takePicture('photo');
    if (command === 'command.film') takePicture('film');
    if (command === 'command.print') printPapers();
    if (command === 'command.yes') papers.answer('came_out');
    if (command === 'command.no') papers.answer('did_not');
    // Once for each scan, whatever else changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scanned]);
  const ask = (what: Asking) => () => (bench === null ? false : setAsking(what));
  const sheetPrinted = useCallback(() => setSheet(false), []);
  useKeys('bench', {
    undoScan: () => say('SB*UNDO'),
    setAside: () => say('SB*PARK'),
    close: () => say('SB*CLOSE'),
    closeShort: ask('short'),
    weighOrCage: ask('weigh'),
    callSupervisor: ask('supervisor'),
    typeAnswer: () => (asks === null || asks.what === 'twin' ? false : setAsking('answer')),
    camera: () => setCamera(!camera),
    photo: () => box.take('photo'),
    film: () => box.take('film'),
    printPapers,
    paperOut: () => papers.answer('came_out'),
    paperNot: () => papers.answer('did_not'),
    paperDamaged: () => papers.answer('damaged'),
    sheet: () => setSheet(true),
    leave: () => void navigate('/queue'),
  });

  const currentSku = said?.verdict?.scanned?.sku ?? asks?.goods.sku ?? null;
  const done = bench === null ? 0 : bench.units - bench.left;
  const me = names.person(session.userId, session.name);
  const closeAsking = () => setAsking(null);
  return (
    <>
      <Bench
        label={t('place.pack')}
        strip={
          <>
            {bench === null ? (
              <h1 className="bench-number">
                <b>{t('place.pack')}</b>
              </h1>
            ) : (
              <h1 className="bench-number code">
                {bench.platformOrderNo.slice(0, -6)}
                <b>{bench.platformOrderNo.slice(-6)}</b>
              </h1>
            )}
            {bench !== null && (
              <span className="bench-about">
                <span className="bench-said">
                  {t(bench.tote === '' ? 'pack.strip.order' : 'pack.strip.orderInTote', {
                    merchant: names.merchant(bench.merchant, bench.merchantName),
                    carrier: names.carrier(bench.carrier),
                    tote: bench.tote,
                  })}
                </span>
                <span className="bench-heard">
                  <KnownSince at={bench.knownAt} />
                  <span>{me}</span>
                </span>
              </span>
            )}
            <span className="spring" />
            <LiveWeight isWanted={bench !== null && bench.left === 0 && bench.weight === null} onSay={say} />
            {bench === null && <span className="bench-said">{me}</span>}
            <PackTools isCameraOn={camera} isBoxCameraOn={box.isOn} hasOrder={bench !== null} hasPapers={papers.orderId !== null} />
          </>
        }
        left={
          <>
            {bench === null ? (
              <WaitingList waiting={waiting} isUnknown={cannotSay !== null} onOpen={say} />
            ) : (
              <>
                <UnitLines merchant={bench.merchant} lines={bench.lines} currentSku={currentSku} />
                <DemandList orderId={bench.orderId} />
              </>
            )}
            <PaperArea papers={papers} />
            <BoxPictures box={box} orderId={bench?.orderId ?? null} />
            {camera && <CameraScan onClose={() => setCamera(false)} />}
          </>
        }
        verdict={<Verdict said={said} bench={bench} />}
        commands={
          <>
            <span className="bench-last">
              {said === null ? t('pack.last.none') : t('pack.last', { time: format.timeSeconds(said.at) })}
              {bench !== null && <b>{t('pack.done', { done, units: bench.units })}</b>}
            </span>
            <span className="spring" />
            <PackCommands />
          </>
        }
      />
      {asks !== null && asks.what !== 'twin' && asking === 'answer' && (
        <AnswerDialog
          key={scanned}
          asks={{ ...asks, what: asks.what }}
          unread={command === 'look_again.date_unread' ? (said?.text.slice(answerText('').length) ?? '') : null}
          onClose={closeAsking}
          onSay={say}
        />
      )}
      {bench !== null && asking === 'short' && <ShortDialog lines={bench.lines} currentSku={currentSku} onClose={closeAsking} onSay={say} />}
      {bench !== null && asking === 'weigh' && <WeighDialog onClose={closeAsking} onSay={say} />}
      {bench !== null && asking === 'supervisor' && (
        <SupervisorDialog
          bench={bench}
          unknownCode={said?.verdict?.unknownCode ?? null}
          caseOf={command === 'unknown_case' ? (said?.verdict?.scanned?.sku ?? null) : null}
          leftBefore={leftBefore(said?.verdict ?? null)}
          supervisors={waiting?.supervisors ?? []}
          onClose={closeAsking}
          onClosed={(next, verdict) => {
            setAsking(null);
            take(next, verdict, '');
          }}
          onLearned={(code) => {
            setAsking(null);
            // The unit lies in the hand still: its scan counts now, with all that was in it.
            say(said?.text ?? code);
          }}
          onSerialBack={(serial) => {
            setAsking(null);
            take(bench, serialBack(serial), '');
          }}
        />
      )}
      {asking === 'copy' && <CopyDialog papers={papers} onClose={closeAsking} />}
      {hasSheet && (
        <CommandSheet
          title={t('pack.sheet.title')}
          how={t('pack.sheet.how')}
          commands={SHEET.map((code) => ({ code: `SB*${code}`, word: t(`pack.command.${code}`) }))}
          onPrinted={sheetPrinted}
        />
      )}
    </>
  );
}
