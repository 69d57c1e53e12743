import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelDto } from '../../../../shared/contract/channels.contract.ts';
import { CHANNEL_KINDS } from '../../../../shared/core/channel/channel.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelTest } from './channel-test.tsx';
import { type KeptChannel, newChannel, useChannels } from './use-channels.ts';
import { useRowCursor } from '../use-row-cursor.ts';
import './channels.css';

/** The ways messages leave the house: set up, tried out, switched off. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const client = useClient();
  const { data, change, failure, busy, forget } = useChannels();
  const [editing, setEditing] = useState<{ readonly channel: ChannelDto; readonly secrets: KeptChannel['secrets']; readonly isNew: boolean } | null>(null);
  const [testing, setTesting] = useState<KeptChannel | null>(null);
  const [leaving, setLeaving] = useState<KeptChannel | null>(null);
  const [adding, setAdding] = useState(false);
  const { current, rowProps, isCurrent } = useRowCursor(data?.channels ?? []);
  const on = (run: (channel: KeptChannel) => void) => () => (current === undefined ? false : run(current));
  useKeys(
    'people',
    {
      add: () => setAdding(true),
      edit: on((channel) => setEditing({ channel, secrets: channel.secrets, isNew: false })),
      test: on(setTesting),
      remove: on(setLeaving),
    },
    editing === null && testing === null && leaving === null,
  );
  if (data === undefined) return null;
  const { channels, protection } = data;
  const keyOf = (index: number, action: 'edit' | 'test' | 'remove') => (isCurrent(index) ? { chord: chordOf('people', action) } : {});
  const carries = ({ customers, merchants }: KeptChannel): string =>
    format.list([...(customers ? [t('channels.toCustomers')] : []), ...(merchants.length > 0 ? [t('channels.toMerchants', { count: merchants.length })] : [])]);
  return (
    <>
      <SettingsPart title={t('channels.title')} hint={t('channels.hint')} wide>
        {channels.length === 0 && <p className="t3">{t('channels.none')}</p>}
        {channels.map((channel, index) => (
          <div key={channel.id} className="channel-row" role="group" aria-label={channel.name} {...rowProps(index)}>
            <span className="col">
              <b>{channel.name}</b>
              <span className="meta">{t(`channels.kind.${channel.kind}`)}</span>
            </span>
            <span className="t2">{carries(channel)}</span>
            {channel.active ? <Pill tone="ok">{t('channels.on')}</Pill> : <Pill tone="plain">{t('channels.off')}</Pill>}
            <span className="row">
              <Button {...keyOf(index, 'edit')} onPress={() => setEditing({ channel, secrets: channel.secrets, isNew: false })}>
                {t('channels.edit')}
              </Button>
              <Button {...keyOf(index, 'test')} onPress={() => setTesting(channel)}>
                {t('channels.test')}
              </Button>
              <Button
                look="quiet"
                icon="close"
                {...keyOf(index, 'remove')}
                aria-label={t('channels.remove', { name: channel.name })}
                onPress={() => setLeaving(channel)}
              />
            </span>
          </div>
        ))}
        <Menu
          label={t('channels.add')}
          placement="bottom start"
          trigger={
            <Button icon="plus" className="settings-add" chord={chordOf('people', 'add')}>
              {t('channels.add')}
            </Button>
          }
          isOpen={adding}
          onOpenChange={setAdding}
        >
          {CHANNEL_KINDS.map((kind) => (
            <MenuItem
              key={kind}
              id={kind}
              text={t(`channels.kind.${kind}`)}
              onAction={() =>
                setEditing({ channel: newChannel(kind, `ch-${crypto.randomUUID().slice(0, 13)}`, t(`channels.kind.${kind}`)), secrets: [], isNew: true })
              }
            />
          ))}
        </Menu>
        {protection === 'file' && (
          <Note tone="info" title={t('channels.protection.file')}>
            {t('channels.protection.file.rest')}
          </Note>
        )}
      </SettingsPart>
      {failure !== null && editing === null && (
        <div className="settings-note">
          <Note tone="stop" role="alert" title={errorText(failure).what}>
            {errorText(failure).rest}
          </Note>
        </div>
      )}
      {editing !== null && (
        <ChannelForm
          key={editing.channel.id}
          {...editing}
          busy={busy}
          failure={failure}
          onSave={async (channel, secrets) => {
            if (await change(client.channels.save({ channel, secrets }))) setEditing(null);
          }}
          onClose={() => {
            forget();
            setEditing(null);
          }}
        />
      )}
      {testing !== null && <ChannelTest channel={testing} onClose={() => setTesting(null)} />}
      <Dialog
        title={t('channels.remove', { name: leaving?.name ?? '' })}
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        role="alertdialog"
        foot={
          <>
            <Button autoFocus chord="Escape" onPress={() => setLeaving(null)}>
              {t('channels.keep')}
            </Button>
            <Button
              look="danger"
              onPress={() => {
                if (leaving !== null) void change(client.channels.remove({ channelId: leaving.id }));
                setLeaving(null);
              }}
            >
              {t('channels.remove.do')}
            </Button>
          </>
        }
      >
        <p>{t('channels.remove.hint')}</p>
      </Dialog>
    </>
  );
}
