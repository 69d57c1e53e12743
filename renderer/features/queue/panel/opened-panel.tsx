import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import type { FieldChange } from '../../../../shared/core/order/order.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useSteady } from '../../../lib/use-steady.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import type { Act } from '../act/act.ts';
import type { Opened } from '../api/use-case.ts';
import { useDecide } from '../api/use-decide.ts';
import type { useReveal } from '../api/use-reveal.ts';
import { numberFindings } from '../model/fault-marks.ts';
import { useKnownNames } from '../model/names-context.ts';
import { CorrectForm } from './correct-form.tsx';
import { IncidentLink } from './incident-link.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { FaultSentences } from './marked-value.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { PanelHead, type PlaceInList } from './panel-head.tsx';
import { PanelRest } from './panel-rest.tsx';
import { PassesNote } from './passes-note.tsx';
import { PhotoArea } from './photo-area.tsx';
import { RequestSection } from './request-section.tsx';
import { codeChangeOf, SameCode } from './same-code.tsx';
import { SuggestionSection } from './suggestion-section.tsx';
import { usePanelActs } from './use-panel-acts.ts';
import { TwinSection, twinNumberOf } from './twin-section.tsx';
import { useSuggestions } from './use-suggestions.ts';

const NO_START: readonly FieldChange[] = [];

export interface PanelProps {
  readonly place: PlaceInList | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  readonly onOpenCase: (caseId: string) => void;
  readonly onAct: (act: Act) => void;
  /** Counts up whenever the panel is entered by key: the primary then takes the focus. */
  readonly entered: number;
  /** With a selection the row keys act on all of it, and not on what is open. */
  readonly hasSelection: boolean;
}

interface OpenedPanelProps extends PanelProps {
  readonly opened: Opened;
  /** As it is shown: masked, or revealed because somebody asked. */
  readonly order: OrderDto;
  readonly reveal: Pick<ReturnType<typeof useReveal>, 'reveal' | 'revealing' | 'failure'>;
}

/** From top to bottom: what it is, what is wrong, what is proposed, what is in it, who was told, what was done. */
export function OpenedPanel({ opened, order, reveal, place, onStep, onClose, onOpenCase, onAct, entered, hasSelection }: OpenedPanelProps) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const { can, userId } = useSession();
  const names = useKnownNames();
  const decide = useDecide();
  const [editing, setEditing] = useState<readonly FieldChange[] | null>(null);
  const [wholeLog, setWholeLog] = useState(false);
  const [hasCamera, setHasCamera] = useState(false);
  const primary = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const photoInput = useRef<HTMLInputElement>(null);
  const { one, mayDecide } = opened;
  useEffect(() => {
    if (entered > 0) (primary.current ?? frame.current)?.focus();
  }, [entered]);

  const active = one !== null && isActiveState(one.state);
  const refusal = !mayDecide ? t('case.noRight') : one !== null && !active ? t('case.notOpen') : undefined;
  const { suggestions, accept, dismiss } = useSuggestions(one, order.id, decide);
  const codeChange = codeChangeOf(suggestions[0]);
  const twinNumber = twinNumberOf(one);
  const edit = async (changes: readonly FieldChange[]): Promise<void> => {
    if (refusal !== undefined || one === null) return;
    // A number with a digit too few can only be mended by who sees its digits. They come before the form: a field that fills while somebody
    // marks its text to replace it would take the new number for the rest of the old one.
    if (!order.revealed && can('reveal_personal') && faulty.includes('recipient.phone')) await reveal.reveal();
    setEditing(changes);
  };
  const choosePhotos = () => photoInput.current?.click();
  const acts = usePanelActs({
    opened,
    order,
    refusal,
    decide,
    onAct,
    hasSelection,
    isEditing: editing !== null,
    hasSuggestion: suggestions.length > 0,
    onEdit: () => void edit(NO_START),
    onPhoto: choosePhotos,
    onCamera: () => setHasCamera(true),
    onLog: () => setWholeLog(!wholeLog),
  });
  const { target } = acts;
  const raise = () => onAct({ name: 'raise', orderId: order.id, platformOrderNo: order.platformOrderNo });

  const findings = useMemo(() => numberFindings(one?.findings ?? []), [one]);
  const faulty = (one?.findings ?? []).toSorted((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint')).map(({ field }) => field);
  const passes = active && one.reporter === 'program' && !one.findings.some(({ severity }) => severity === 'stop') && opened.outcomes.includes('corrected');
  const holdIsOthers =
    one !== null &&
    one.owner !== null &&
    one.owner !== userId &&
    !can('lift_any_hold') &&
    order.holds.some((hold) => hold.caseId === one.id && hold.liftedAt === null);
  const takeOver = () => {
    if (one !== null) void decide.decide(client.cases.assign({ caseIds: [one.id], owner: userId }), t('case.tookOver'), [order.id]);
  };
  /** What the checks say already is not asked once more: it can be taken back, and another outcome or a note is a key away. */
  const resolveCorrected = () => {
    if (one === null) return;
    const said = t('act.resolve.done', { count: 1, outcome: t('outcome.corrected') });
    void decide.decide(client.cases.resolve({ caseIds: [one.id], outcome: 'corrected', note: '' }), said, [order.id]);
  };
  const rest = {
    onHold: useSteady(() => void acts.hold()),
    onLift: useSteady((hold: OrderDto['holds'][number]) => onAct({ name: 'lift', orderId: order.id, hold })),
    onNextAction: useSteady(() => void acts.begin('nextAction')),
    onContact: useSteady((rung: Parameters<typeof acts.contact>[0]) => void acts.contact(rung)),
    onAnswer: useSteady(() => void acts.answer()),
    onResume: useSteady(() => {
      if (one !== null) void decide.decide(client.cases.resumeClock({ caseId: one.id }), t('case.resumed'), [order.id]);
    }),
    onUndo: useSteady(() => void acts.undo()),
    onWholeLog: useSteady(() => setWholeLog(true)),
  };
  const problem = decide.failure ?? reveal.failure;
  const failed = problem === null ? null : errorText(problem);

  return (
    <Panel
      label={t('case.panel')}
      head={
        <div ref={frame} tabIndex={-1} className="panel-entry">
          <PanelHead opened={opened} place={place} onStep={onStep} onClose={onClose} onOpenCase={onOpenCase} isMine={one?.owner === userId} />
        </div>
      }
      foot={
        <PanelFoot
          one={one}
          primary={primary}
          refusal={refusal}
          mayDecide={mayDecide}
          mayVoid={opened.mayVoid}
          onNote={acts.note}
          onPhoto={choosePhotos}
          onCamera={() => setHasCamera(true)}
          onAssign={() => acts.begin('assign')}
          onResolve={() => acts.begin('resolve')}
          onReopen={acts.reopen}
          onVoid={() => acts.begin('void')}
          onHold={acts.hold}
          onRaise={raise}
        />
      }
    >
      <PhotoArea input={photoInput} hasCamera={hasCamera} onCamera={setHasCamera} caseId={one?.id ?? null} orderId={order.id} decide={decide}>
        {failed !== null && (
          <div className="queue-note">
            <Note tone="stop" role="alert" title={failed.what} actions={<Button onPress={decide.forget}>{t('case.understood')}</Button>}>
              {failed.rest}
            </Note>
          </div>
        )}
        {!mayDecide && one !== null && (
          <div className="queue-note">
            <Note tone="info" title={t('case.noRight')}>
              {t('case.noRight.rest')}
            </Note>
          </div>
        )}
        {editing !== null && one !== null ? (
          <CorrectForm caseId={one.id} order={order} start={editing} faulty={faulty} onDone={() => setEditing(null)} />
        ) : (
          <>
            <DeliverySection
              order={order}
              findings={findings}
              mayReveal={can('reveal_personal')}
              revealing={reveal.revealing}
              onReveal={() => void reveal.reveal()}
            />
            {findings.length > 0 && (
              <Section>
                <FaultSentences findings={findings} />
                {active && (
                  <div className="row wrap fault-ways">
                    {one.kind === 'stock_out' && one.incident !== null && <IncidentLink incident={one.incident} primary={primary} />}
                    {suggestions.length === 0 && (
                      <Button chord={chordOf('row', 'edit')} disabledReason={refusal} onPress={() => void edit(NO_START)}>
                        {t('case.edit')}
                      </Button>
                    )}
                  </div>
                )}
              </Section>
            )}
            {passes && target !== null && (
              <PassesNote
                primary={primary}
                refusal={refusal}
                busy={decide.busy}
                onResolve={resolveCorrected}
                takeOver={holdIsOthers ? { owner: one?.ownerName == null ? '' : names.person(one.owner, one.ownerName), onPress: takeOver } : null}
              />
            )}
            <SuggestionSection
              suggestions={suggestions}
              voidsLabel={order.waybill === '' ? null : order.waybill}
              refusal={refusal}
              busy={decide.busy}
              acceptRef={primary}
              onAccept={accept}
              onEdit={({ changes }) => void edit(changes)}
              onDismiss={dismiss}
            />
            {one?.kind === 'sku_mismatch' && active && codeChange !== null && <SameCode caseId={one.id} change={codeChange} refusal={refusal} onAct={onAct} />}
          </>
        )}
        {one?.kind === 'special_request' && target !== null && (
          <RequestSection one={one} decide={decide} refusal={refusal} onQuote={() => onAct({ name: 'quote', target })} />
        )}
        {twinNumber !== null && <TwinSection order={order} number={twinNumber} />}
        <PanelRest {...{ opened, order, findings, refusal, wholeLog }} {...rest} />
      </PhotoArea>
    </Panel>
  );
}
