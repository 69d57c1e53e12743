import { useTranslation } from 'react-i18next';
import type { WaitingOrdersDto } from '../../../../shared/contract/manual.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';

/** Orders that no outage explains and the WMS was never asked for: nobody would ship them there, and nobody would know. */
export function WaitingNote({
  waiting,
  outageNo,
  onSent,
}: {
  readonly waiting: WaitingOrdersDto;
  /** The outage that is on: while it is, none of them is sent. */
  readonly outageNo: string | null;
  readonly onSent: () => unknown;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { manual } = useClient();
  const { send, busy, failure } = useSend(onSent);
  const { orderIds, total } = waiting;
  const cannot = outageNo === null ? undefined : t('manual.waiting.outage', { no: outageNo });
  const act = (): void => void send(manual.sendWaiting({ orderIds }), ({ sent }) => t('manual.waiting.sent', { count: sent }));
  useKeys('outage', { sendWaiting: () => (orderIds.length === 0 || cannot !== undefined || busy ? false : act()) });
  if (total === 0) return null;
  const failed = failure === null ? null : errorText(failure);
  return (
    <div className="manual-note">
      <Note
        tone={failed === null ? 'warn' : 'stop'}
        {...(failed !== null && { role: 'alert' as const })}
        title={failed?.what ?? t('manual.waiting', { count: total })}
        actions={
          <Button chord={chordOf('outage', 'sendWaiting')} busy={busy} disabledReason={cannot} onPress={act}>
            {t('manual.waiting.send', { count: orderIds.length })}
          </Button>
        }
      >
        {failed?.rest ?? t('manual.waiting.rest')}
      </Note>
    </div>
  );
}
