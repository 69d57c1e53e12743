import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CARRIES } from '../../../../shared/core/channel/channel.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { useSendError } from './send-error.ts';
import type { KeptChannel } from './use-channels.ts';

type Told = { readonly tone: 'ok' | 'stop'; readonly title: string; readonly rest: string };

/** Sends one message now and shows what the other side said, word for word. */
export function ChannelTest({ channel, onClose }: { readonly channel: KeptChannel; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const sendError = useSendError();
  const { channels } = useClient();
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const way = CARRIES[channel.kind];
  const missing = way !== 'chat' && to.trim() === '' ? t('channels.test.whom') : undefined;
  const send = async () => {
    if (busy || missing !== undefined) return;
    setBusy(true);
    setTold(null);
    const reply = await channels.test({ channelId: channel.id, to: to.trim() });
    setBusy(false);
    if (!reply.ok) {
      const failed = errorText(reply.error);
      return setTold({ tone: 'stop', title: failed.what, rest: failed.rest ?? '' });
    }
    const { arrived, answer } = reply.value;
    return setTold(
      arrived ? { tone: 'ok', title: t('channels.test.arrived'), rest: answer } : { tone: 'stop', title: t('channels.test.failed'), rest: sendError(answer) },
    );
  };
  useKeys('everywhere', { confirm: () => void send() });
  return (
    <Dialog
      title={t('channels.test.title', { name: channel.name })}
      open
      onClose={onClose}
      foot={
        <>
          <Button chord="Escape" onPress={onClose}>
            {t('ui.close')}
          </Button>
          <Button
            look="primary"
            chord={chordOf('everywhere', 'confirm')}
            busy={busy}
            busyLabel={t('channels.test.sending')}
            disabledReason={missing}
            onPress={() => void send()}
          >
            {t('channels.test.send')}
          </Button>
        </>
      }
    >
      <div className="channel-form">
        {way === 'chat' ? (
          <p>{t(channel.kind === 'folder' ? 'channels.test.folder' : 'channels.test.group')}</p>
        ) : (
          <TextField label={t(way === 'mail' ? 'channels.mail' : 'channels.phone')} value={to} onChange={setTo} autoFocus />
        )}
        {told !== null && (
          <Note tone={told.tone} role="alert" title={told.title}>
            <span className="code">{told.rest}</span>
          </Note>
        )}
      </div>
    </Dialog>
  );
}
