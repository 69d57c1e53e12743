import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../../../shared/core/order/order.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import type { Act, Target } from '../act/act.ts';
import { type OpenedId, useOpened } from '../api/use-case.ts';
import { useDecide } from '../api/use-decide.ts';
import { useReveal } from '../api/use-reveal.ts';
import { numberFindings } from '../model/fault-marks.ts';
import { CorrectForm } from './correct-form.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { HoldsSection } from './holds-section.tsx';
import { LinesSection } from './lines-section.tsx';
import { LogSection } from './log-section.tsx';
import { FaultSentences } from './marked-value.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { copyNumber, PanelHead, type PlaceInList } from './panel-head.tsx';
import { type Suggestion, suggestionKey, suggestionsOf, SuggestionSection } from './suggestion-section.tsx';
import { usePhotoIntake } from './use-photo-intake.ts';
import { WorkSection } from './work-section.tsx';
import './case-panel.css';
import './work-and-log.css';

interface CasePanelProps {
  readonly id: OpenedId;
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

const NO_START: readonly FieldChange[] = [];
/** Suggestions turned down in this window stay away; the host keeps no memory of a mere "no". */
const dismissed = new Set<string>();

export function CasePanel({ id, place, onStep, onClose, onOpenCase, onAct, entered, hasSelection }: CasePanelProps) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const { can, userId } = useSession();
  const { data: opened, error, refetch } = useOpened(id, can('decide'));
  const toast = useToast();
  const decide = useDecide();
  const { order, reveal, revealing, failure: revealFailure } = useReveal(opened?.order);
  const [editing, setEditing] = useState<readonly FieldChange[] | null>(null);
  const [wholeLog, setWholeLog] = useState(false);
  const [, redraw] = useState(0);
  const primary = useRef<HTMLButtonElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const photoInput = useRef<HTMLInputElement>(null);
  const one = opened?.one ?? null;
  const photos = usePhotoIntake(one?.id ?? null, order?.id ?? null, decide);

  const ready = opened !== undefined;
  useEffect(() => {
    if (entered > 0 && ready) (primary.current ?? frame.current)?.focus();
  }, [entered, ready]);

  const active = one !== null && isActiveState(one.state);
  const refusal = opened === undefined || !opened.mayDecide ? t('case.noRight') : one !== null && !active ? t('case.notOpen') : undefined;
  const suggestions = one === null || !active ? [] : suggestionsOf(one).filter((suggestion) => !dismissed.has(`${one.id} ${suggestionKey(suggestion)}`));
  const target: Target | null =
    one === null || order === undefined ? null : { caseId: one.id, orderId: order.id, kind: one.kind, platformOrderNo: order.platformOrderNo };
  const act = (name: 'assign' | 'nextAction' | 'resolve') => (target === null || refusal !== undefined ? false : onAct({ name, targets: [target] }));
  const actOne = (name: 'contact' | 'note') => (target === null || (name === 'contact' && refusal !== undefined) ? false : onAct({ name, target }));
  const edit = (changes: readonly FieldChange[]) => {
    if (refusal === undefined && one !== null) setEditing(changes);
  };
  const undo = () => {
    // What the toast tells of is what somebody means to take back.
    if (toast.undoLast()) return true;
    if (opened === undefined || opened.undo.seq === null || !opened.mayDecide) return false;
    void decide.takeBack([opened.order.id]);
    return true;
  };
  useKeys(
    'row',
    {
      ...(!hasSelection && { assign: () => act('assign'), nextAction: () => act('nextAction') }),
      contact: () => actOne('contact'),
      pauseClock: () => act('nextAction'),
      note: () => actOne('note'),
      photo: () => photoInput.current?.click(),
      log: () => setWholeLog(!wholeLog),
      // With a suggestion the edit begins from it.
      edit: () => (suggestions.length > 0 ? false : edit(NO_START)),
      copy: () => {
        // Marked text is copied as it is marked.
        if (order === undefined || (window.getSelection()?.toString() ?? '') !== '') return false;
        void copyNumber(order.platformOrderNo);
        return true;
      },
    },
    opened !== undefined && editing === null,
  );
  useKeys('everywhere', { undo }, opened !== undefined);

  if (opened === undefined || order === undefined) {
    const failed = error === null ? null : errorText(error.error);
    return (
      <Panel label={t('case.panel')}>
        {failed === null ? (
          <Skeleton label={t('queue.loading')} rows={9} columns={[120, 200]} />
        ) : (
          <div className="queue-note">
            <Note
              tone="stop"
              role="alert"
              title={failed.what}
              actions={
                <>
                  <Button onPress={() => void refetch()}>{t('shell.tryAgain')}</Button>
                  <Button chord="Escape" onPress={onClose}>
                    {t('ui.close')}
                  </Button>
                </>
              }
            >
              {failed.rest}
            </Note>
          </div>
        )}
      </Panel>
    );
  }

  const findings = numberFindings(one?.findings ?? []);
  const passes = active && one.reporter === 'program' && !one.findings.some(({ severity }) => severity === 'stop') && opened.outcomes.includes('corrected');
  const accept = (suggestion: Suggestion) => {
    if (one === null) return;
    void decide.decide(client.cases.correct({ caseId: one.id, changes: suggestion.changes, rule: suggestion.rule }), t('case.accepted'), [order.id]);
  };
  const dismiss = (suggestion: Suggestion, why: string) => {
    if (one === null) return;
    dismissed.add(`${one.id} ${suggestionKey(suggestion)}`);
    redraw((count) => count + 1);
    if (why !== '')
      void decide.decide(client.cases.note({ caseId: one.id, text: t('case.dismissed.note', { rule: suggestion.rule, why }) }), t('act.note.done'), [order.id]);
  };
  const problem = decide.failure ?? revealFailure;
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
          mayDecide={opened.mayDecide}
          mayVoid={opened.mayVoid}
          onNote={() => void actOne('note')}
          onPhoto={() => photoInput.current?.click()}
          onAssign={() => void act('assign')}
          onResolve={() => void act('resolve')}
          onReopen={() => target !== null && onAct({ name: 'reopen', target })}
          onVoid={() => target !== null && onAct({ name: 'void', target })}
          onRaise={() => onAct({ name: 'raise', orderId: order.id, platformOrderNo: order.platformOrderNo })}
        />
      }
    >
      <div
        onPaste={(event) => photos.take(event.clipboardData.files)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          photos.take(event.dataTransfer.files);
        }}
      >
        {failed !== null && (
          <div className="queue-note">
            <Note tone="stop" role="alert" title={failed.what} actions={<Button onPress={decide.forget}>{t('case.understood')}</Button>}>
              {failed.rest}
            </Note>
          </div>
        )}
        {photos.progress !== null && (
          <Section>
            <Progress label={t('photo.sending')} done={photos.progress} all={1} />
          </Section>
        )}
        {!opened.mayDecide && one !== null && (
          <div className="queue-note">
            <Note tone="info" title={t('case.noRight')}>
              {t('case.noRight.rest')}
            </Note>
          </div>
        )}
        {editing !== null && one !== null ? (
          <CorrectForm caseId={one.id} order={order} start={editing} onDone={() => setEditing(null)} />
        ) : (
          <>
            <DeliverySection order={order} findings={findings} mayReveal={can('reveal_personal')} revealing={revealing} onReveal={reveal} />
            {findings.length > 0 && (
              <Section>
                <FaultSentences findings={findings} />
                {suggestions.length === 0 && active && (
                  <Button chord={chordOf('row', 'edit')} disabledReason={refusal} onPress={() => edit(NO_START)}>
                    {t('case.edit')}
                  </Button>
                )}
              </Section>
            )}
            {passes && target !== null && (
              <div className="queue-note">
                <Note
                  tone="ok"
                  title={t('case.passes')}
                  actions={
                    <Button
                      ref={primary}
                      look="primary"
                      chord="Enter"
                      disabledReason={refusal}
                      onPress={() => onAct({ name: 'resolve', targets: [target], outcome: 'corrected' })}
                    >
                      {t('case.resolveCorrected')}
                    </Button>
                  }
                >
                  {t('case.passes.rest')}
                </Note>
              </div>
            )}
            <SuggestionSection
              suggestions={suggestions}
              voidsLabel={order.waybill === '' ? null : order.waybill}
              refusal={refusal}
              busy={decide.busy}
              acceptRef={primary}
              onAccept={accept}
              onEdit={({ changes }) => edit(changes)}
              onDismiss={dismiss}
            />
          </>
        )}
        <LinesSection order={order} findings={findings} />
        <HoldsSection
          order={order}
          refusal={opened.mayDecide ? undefined : t('case.noRight')}
          onHold={() => onAct({ name: 'hold', orderId: order.id, platformOrderNo: order.platformOrderNo })}
          onLift={(hold) => onAct({ name: 'lift', orderId: order.id, hold })}
        />
        {one !== null && (
          <WorkSection
            one={one}
            log={opened.log}
            refusal={refusal}
            onNextAction={() => void act('nextAction')}
            onContact={() => void actOne('contact')}
            onResume={() => void decide.decide(client.cases.resumeClock({ caseId: one.id }), t('case.resumed'), [order.id])}
          />
        )}
        <LogSection
          log={opened.log}
          undo={opened.undo}
          refusal={opened.mayDecide ? undefined : t('case.noRight')}
          onUndo={() => void undo()}
          open={wholeLog}
          onOpen={() => setWholeLog(true)}
        />
      </div>
      <input
        ref={photoInput}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t('photo.choose')}
        onChange={(event) => photos.take(event.target.files ?? [])}
      />
    </Panel>
  );
}
