import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyManualForm, manualFaults } from '../../../../shared/core/manual-order/manual-form.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useDelayed } from '../../../lib/use-delayed.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Hint } from '../../../ui/button/key-cap.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { type ManualOrderDto, type TwinDto, useReading, useTwins } from '../api/use-manual.ts';
import { formOfReading, looked, unsureInOrder } from '../model/reading.ts';
import { useFocusField } from './focus-field.ts';
import { Fields } from './fields.tsx';
import { GoodsLines } from './goods-lines.tsx';
import { Source } from './source.tsx';
import { TwinsDialog, TwinsNote } from './twins-note.tsx';
import type { OpenDraft } from './use-draft.ts';
import { useArriving } from './use-arriving.ts';
import { useSlip } from './use-slip.ts';
import { useSaving } from './use-saving.ts';
import './form.css';

interface FormViewProps {
  readonly draft: OpenDraft;
  /** Why no order can be typed now. */
  readonly cannot: string | undefined;
  readonly carrier: string;
  readonly onSaved: (order: ManualOrderDto, print: boolean) => void;
}

/** The order that is typed: a message or a slip on the left, the fields on the right, on disk at every keystroke. */
export function FormView({ draft, cannot, carrier, onSaved }: FormViewProps) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const errorText = useErrorText();
  const { form, photos, seen } = draft;
  const root = useRef<HTMLFormElement>(null);
  const focusField = useFocusField(root);
  const [comparing, setComparing] = useState(false);
  const [tried, setTried] = useState(false);
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [isTyping, setIsTyping] = useState(false);
  const { data: reading = null } = useReading(isTyping ? '' : form.pasted);
  const slip = useSlip(photos, draft.setPhotos);
  const unsure = unsureInOrder(form);
  const faults = manualFaults(form);
  const mayLook = form.platformOrderNo.trim() !== '' || (form.recipient.name !== '' && form.lines.length > 0);
  const { data: twins = [] } = useTwins(form, mayLook && cannot === undefined);
  const isSlow = useDelayed(!draft.isKept, 600);

  const startOver = () => {
    draft.open(null);
    setTried(false);
    setIsTyping(false);
    setDecided(new Set());
    if (carrier !== '') draft.change(() => ({ ...emptyManualForm, carrier }));
    focusField('source');
  };
  const saving = useSaving({
    draft,
    seenTwins: [...decided].filter((id) => twins.some(({ orderId }) => orderId === id)),
    onTwins: () => setComparing(true),
    onSaved: (order, print) => {
      toast.show({ text: t(order.held ? 'manual.saved.held' : 'manual.saved', { no: order.documentNo }) });
      startOver();
      onSaved(order, print);
    },
  });
  const openTwins = twins.filter(({ orderId }) => !decided.has(orderId));
  const save = (print: boolean) => {
    setTried(true);
    if (cannot !== undefined) return false;
    const [fault] = faults;
    if (fault !== undefined) return focusField(fault.field);
    if (openTwins.length > 0) return setComparing(true);
    return void saving.save(print);
  };
  const take = async (text: string) => {
    const read = await client.manual.read({ text });
    setIsTyping(false);
    // Not read, it is still kept: a person types beside it.
    draft.change((before) => (read.ok ? formOfReading(read.value, text, before) : { ...before, pasted: text }));
    focusField(read.ok ? (unsureInOrder(formOfReading(read.value, text, form))[0] ?? 'merchant') : 'name');
  };
  useArriving(cannot === undefined, { onText: (text) => void take(text), onFiles: slip.take });

  const goOn = (from: string | null): void => {
    const left = unsure.filter((name) => name !== from);
    const next = left.find((name) => from === null || unsure.indexOf(name) > unsure.indexOf(from)) ?? left[0];
    if (next === undefined) focusField('save');
    else focusField(next);
  };
  const onLooked = (name: string) => {
    draft.change((before) => looked(before, name));
    goOn(name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true') return root.current?.focus();
    if (event.key !== 'Enter' || target.getAttribute('aria-activedescendant') !== null) return;
    event.preventDefault();
    const name = target.closest('[data-field]')?.getAttribute('data-field') ?? null;
    if (name !== null && unsure.includes(name)) onLooked(name);
    else if (unsure.length > 0) goOn(null);
    else focusField('next');
  };
  useKeys('outage', {
    nextUnsure: () => (unsure.length === 0 ? false : goOn(null)),
    saveAndPrint: () => save(true),
    newOrder: () => startOver(),
    intoForm: () => focusField('source'),
    // The browser's own paste event carries what was copied.
    paste: () => false,
  });
  useKeys('everywhere', { confirm: () => save(false), save: () => save(false) });

  const problem = saving.failure ?? draft.failure ?? slip.failure;
  const failed = problem === null ? null : errorText(problem);
  return (
    // Enter and Escape of its fields; each of them can be reached without.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={root} className="manual-form" tabIndex={-1} aria-label={t('manual.form')} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <Source
        form={form}
        reading={reading}
        photos={photos}
        draftId={seen?.id ?? null}
        slip={slip}
        isTyping={isTyping}
        onType={(text) => {
          setIsTyping(true);
          draft.change((before) => ({ ...before, pasted: text }));
        }}
        onEdit={() => {
          setIsTyping(true);
          focusField('source');
        }}
        onMessage={(text) => void take(text)}
        onDropMessage={() => draft.change((before) => ({ ...before, pasted: '', unsure: [] }))}
        onDropPhoto={(id) => draft.setPhotos(photos.filter((photo) => photo.id !== id))}
      />
      <section className="manual-fields" aria-label={t('manual.fields')} data-region>
        <h2 className="row">
          {t(form.pasted === '' || isTyping ? 'manual.fields' : 'manual.fields.read')}
          <span className="spring" />
          {unsure.length > 0 && <Pill tone="doubt">{t('manual.unsure', { count: unsure.length })}</Pill>}
        </h2>
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        <TwinsNote twins={twins} decided={decided} onCompare={() => setComparing(true)} />
        <Fields
          form={form}
          reading={reading}
          faults={new Map(tried ? faults.map(({ fault, field }) => [field, t(`manual.fault.${fault}`)]) : [])}
          onChange={draft.change}
          onLooked={onLooked}
        >
          <GoodsLines form={form} reading={reading} onChange={draft.change} onLooked={onLooked} />
          {tried && faults.some(({ field }) => field.startsWith('lines')) && (
            <p className="field-error">
              <StatusIcon tone="stop" size={13} />
              {t(`manual.fault.${faults.find(({ field }) => field.startsWith('lines'))?.fault ?? 'lines_missing'}`)}
            </p>
          )}
        </Fields>
      </section>
      <div className="manual-foot">
        <Button
          look="primary"
          icon="print"
          chord={chordOf('outage', 'saveAndPrint')}
          busy={saving.busy}
          disabledReason={cannot}
          onPress={() => void save(true)}
          data-target="save"
        >
          {t('manual.saveAndPrint')}
        </Button>
        <Button chord={chordOf('everywhere', 'confirm')} busy={saving.busy} disabledReason={cannot} onPress={() => void save(false)}>
          {t('manual.save')}
        </Button>
        <Button look="quiet" chord={chordOf('outage', 'newOrder')} onPress={startOver}>
          {t('manual.new')}
        </Button>
        <span className="spring" />
        {unsure.length > 0 && <Hint chord={chordOf('outage', 'nextUnsure')}>{t('manual.nextUnsure')}</Hint>}
        <span className="meta manual-kept" role="status">
          {seen === null ? t('manual.draft.none') : draft.isKept ? t('manual.draft.kept') : isSlow ? t('manual.draft.keeping') : t('manual.draft.kept')}
        </span>
      </div>
      {comparing && (
        <TwinsDialog
          form={form}
          twins={twins}
          decided={decided}
          onClose={() => setComparing(false)}
          onSame={(twin: TwinDto) => {
            setComparing(false);
            void saving.throwAway().then((gone) => {
              if (!gone) return;
              toast.show({ text: t('manual.twins.thrown', { orderNo: twin.orderNo }) });
              startOver();
            });
          }}
          onOther={(twin: TwinDto) => {
            setDecided((before) => new Set([...before, twin.orderId]));
            if (openTwins.length <= 1) setComparing(false);
          }}
        />
      )}
    </form>
  );
}
