import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { NoteButton } from '../../lib/focus/note-button.tsx';
import { useSession } from '../../lib/session/session.ts';
import { useSend } from '../../lib/use-send.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { useSpotWords } from './plan-words.ts';
import { inGroups, type OverviewDto, useRefresh } from './use-spot.ts';

/** The commitment the next draw rests on, to be printed before its orders come, and the draw itself. */
export function DrawCard({ overview, onDrawn }: { readonly overview: OverviewDto; readonly onDrawn: (lot: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSpotWords();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const { send, busy, failure, forget } = useSend(useRefresh());
  const [asking, setAsking] = useState(false);
  const { open, switching } = overview;
  const print = () => (open === null ? false : window.print());
  const cannot = !can('override') ? t('spot.supervisorOnly') : open === null ? t('spot.open.none') : open.size === 0 ? t('spot.draw.empty') : undefined;
  const ask = () => {
    if (cannot !== undefined) return false;
    forget();
    setAsking(true);
    return true;
  };
  useKeys('everywhere', { print });
  useKeys('spotCheck', { draw: ask });
  const draw = async () => {
    const call = client.spotCheck.draw({});
    if (!(await send(call, () => t('spot.draw.done')))) return;
    const reply = await call;
    setAsking(false);
    if (reply.ok) onDrawn(reply.value.lot);
  };
  const failed = failure === null ? null : errorText(failure);
  const mend = () => void send(client.spotCheck.mended({}), () => t('spot.mended.done'));
  return (
    <section className="spot-draw" aria-label={t('spot.open')}>
      <div className="row">
        <h2>{t('spot.open')}</h2>
        <span className="spring" />
        <Button
          look="quiet"
          icon="print"
          chord={chordOf('everywhere', 'print')}
          disabledReason={open === null ? t('spot.open.none') : undefined}
          onPress={print}
        >
          {t('spot.print')}
        </Button>
      </div>
      {open !== null && (
        <>
          <p className="t2">{t('spot.open.committed', { at: format.exact(open.committedAt) })}</p>
          <code className="spot-hash">{inGroups(open.commitment)}</code>
          <p>{words.plan(open.plan)}</p>
        </>
      )}
      {switching.stopped && (
        <Note
          tone="stop"
          title={t('spot.stopped')}
          actions={
            <NoteButton action="mend" disabledReason={can('override') ? undefined : t('spot.supervisorOnly')} busy={busy} onPress={mend}>
              {t('spot.mended')}
            </NoteButton>
          }
        >
          {t('spot.stopped.rest')}
        </Note>
      )}
      <div className="row">
        <span>{t('spot.open.size', { count: open?.size ?? 0 })}</span>
        <span className="spring" />
        <Button icon="draw" chord={chordOf('spotCheck', 'draw')} disabledReason={cannot} onPress={ask}>
          {t('spot.draw')}
        </Button>
      </div>
      {asking && open !== null && (
        <FormDialog
          title={t('spot.draw.title', { count: open.size })}
          submit={t('spot.draw')}
          busy={busy}
          failed={failed}
          className="spot-form"
          role="alertdialog"
          onSubmit={() => void draw()}
          onClose={() => setAsking(false)}
        >
          <p>{t('spot.draw.rest', { plan: words.plan(open.plan) })}</p>
          <p>{t(`spot.rule.${open.plan.onRefusal}.means`)}</p>
        </FormDialog>
      )}
      {open !== null &&
        createPortal(
          <article className="spot-slip" aria-hidden>
            <h1>{t('spot.slip.title')}</h1>
            <p>{t('spot.slip.rest')}</p>
            <p className="code">{inGroups(open.commitment)}</p>
            <p>{t('spot.slip.lot', { lot: open.lot })}</p>
            <p>{t('spot.open.committed', { at: format.exact(open.committedAt) })}</p>
            <p>{words.plan(open.plan)}</p>
            <p className="spot-slip-sign">{t('spot.slip.sign')}</p>
          </article>,
          document.body,
        )}
    </section>
  );
}
