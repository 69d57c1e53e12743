import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelDto } from '../../../../shared/contract/channels.contract.ts';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { checkChannel, type ChannelProblem } from '../../../../shared/core/channel/check-channel.ts';
import { CARRIES, hasSecretAddress, MAIL_SECURITIES, type ChannelSecret } from '../../../../shared/core/channel/channel.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Switch } from '../../../ui/choice/switch.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { MerchantRoutes } from './merchant-routes.tsx';
import { QuietFields } from './quiet-fields.tsx';

type Secrets = Readonly<Partial<Record<ChannelSecret, string>>>;
interface ChannelFormProps {
  readonly channel: ChannelDto;
  /** Which secrets are kept already; what they are is never known here. */
  readonly secrets: readonly ChannelSecret[];
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly failure: CallError | null;
  readonly onSave: (channel: ChannelDto, secrets: Secrets) => Promise<void>;
  readonly onClose: () => void;
}

/** One channel: where it goes, how it shows who we are, whom it reaches and when it rests. */
export function ChannelForm({ channel, secrets: kept, isNew, busy, failure, onSave, onClose }: ChannelFormProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState(channel);
  const [secrets, setSecrets] = useState<Secrets>({});
  const [tried, setTried] = useState(false);
  const { kind } = draft;
  const isMail = kind === 'smtp';
  const needsAddress = hasSecretAddress(kind);
  const problems = checkChannel(draft);
  const addressMissing = needsAddress && !kept.includes('address') && (secrets.address ?? '') === '';
  const wrong = problems.length > 0 || addressMissing;
  const set = (part: Partial<ChannelDto>) => setDraft({ ...draft, ...part });
  const said = (...codes: readonly ChannelProblem[]): string | undefined => {
    const code = tried ? codes.find((one) => problems.includes(one)) : undefined;
    return code === undefined ? undefined : t(`channels.problem.${code}`);
  };
  const secret = (name: ChannelSecret, label: string, hint: string) => (
    <TextField
      label={label}
      type="password"
      autoComplete="off"
      value={secrets[name] ?? ''}
      onChange={(value) => setSecrets({ ...secrets, [name]: value })}
      placeholder={kept.includes(name) ? t('channels.secret.kept') : ''}
      hint={hint}
      error={tried && name === 'address' && addressMissing ? t('channels.problem.address_missing') : undefined}
    />
  );
  const save = () => {
    setTried(true);
    // An untouched field keeps what is kept.
    const given = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
    if (!wrong && !busy) void onSave(draft, given);
  };
  useKeys('everywhere', { confirm: save, save });
  return (
    <Dialog
      title={isNew ? t('channels.new', { kind: t(`channels.kind.${kind}`) }) : t('channels.change', { name: channel.name })}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button chord="Escape" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" chord={chordOf('everywhere', 'confirm')} busy={busy} busyLabel={t('settings.saving')} onPress={save}>
            {t('site.save')}
          </Button>
        </>
      }
    >
      <div className="channel-form">
        <TextField label={t('channels.name')} value={draft.name} maxLength={60} autoFocus onChange={(name) => set({ name })} error={said('name_missing')} />
        <Switch isSelected={draft.active} onChange={(active) => set({ active })}>
          {t('channels.active')}
        </Switch>
        {isMail && (
          <>
            <TextField label={t('channels.host')} code value={draft.host} onChange={(host) => set({ host })} error={said('host_missing')} />
            <div className="channel-two">
              <NumberField
                label={t('channels.port')}
                value={draft.port}
                minValue={1}
                maxValue={65_535}
                formatOptions={{ useGrouping: false }}
                onChange={(port) => set({ port })}
                error={said('port_wrong')}
              />
              <Select
                label={t('channels.security')}
                value={draft.security}
                onChange={(security) => set({ security, port: security === 'tls' ? 465 : security === 'starttls' ? 587 : 25 })}
                choices={MAIL_SECURITIES.map((id) => ({ id, text: t(`channels.security.${id}`) }))}
                error={said('needs_encryption')}
              />
            </div>
            <TextField
              label={t('channels.from')}
              value={draft.from}
              hint={t('channels.from.hint')}
              onChange={(from) => set({ from })}
              error={said('sender_wrong')}
            />
            <TextField label={t('channels.user')} value={draft.user} autoComplete="off" onChange={(user) => set({ user })} />
            {secret('key', t('channels.password'), t('channels.secret.hint'))}
          </>
        )}
        {needsAddress && secret('address', t('channels.groupAddress'), t(`channels.groupAddress.${kind as 'wecom' | 'dingtalk' | 'feishu' | 'slack'}`))}
        {(kind === 'dingtalk' || kind === 'feishu') && secret('key', t('channels.signKey'), t('channels.secret.hint'))}
        {kind === 'folder' && (
          <TextField
            label={t('channels.folder')}
            code
            value={draft.url}
            hint={t('channels.folder.hint')}
            onChange={(url) => set({ url })}
            error={said('folder_wrong')}
          />
        )}
        {!isMail && !needsAddress && kind !== 'folder' && (
          <>
            <TextField
              label={t('channels.url')}
              code
              value={draft.url}
              onChange={(url) => set({ url })}
              error={said('url_wrong', 'url_insecure', 'url_private')}
            />
            {secret('key', t('channels.authorisation'), t('channels.authorisation.hint'))}
            <Checkbox isSelected={draft.remembersKey} onChange={(remembersKey) => set({ remembersKey })}>
              {t('channels.remembersKey')}
            </Checkbox>
          </>
        )}
        {kind !== 'folder' && (
          <Checkbox isSelected={draft.inHouse} onChange={(inHouse) => set({ inHouse })}>
            {t('channels.inHouse')}
          </Checkbox>
        )}
        {CARRIES[kind] !== 'chat' && (
          <Checkbox isSelected={draft.customers} onChange={(customers) => set({ customers })}>
            {t('channels.customers')}
          </Checkbox>
        )}
        <MerchantRoutes kind={kind} routes={draft.merchants} onChange={(merchants) => set({ merchants })} error={said('route_wrong', 'nobody')} />
        <QuietFields quiet={draft.quiet} onChange={(quiet) => set({ quiet })} error={said('quiet_wrong')} />
        {failure !== null && (
          <Note tone="stop" role="alert" title={errorText(failure).what}>
            {errorText(failure).rest}
          </Note>
        )}
      </div>
    </Dialog>
  );
}
