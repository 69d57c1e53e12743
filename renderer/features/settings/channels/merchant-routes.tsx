import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelKind, MerchantRoute } from '../../../../shared/core/channel/channel.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

interface MerchantRoutesProps {
  readonly kind: ChannelKind;
  readonly routes: readonly MerchantRoute[];
  readonly onChange: (routes: MerchantRoute[]) => void;
  readonly error: string | undefined;
}

/** Which merchants are told by this channel, and where; a chat group is itself the address. */
export function MerchantRoutes({ kind, routes, onChange, error }: MerchantRoutesProps) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(client.system.info({})) });
  const [chosen, setChosen] = useState<string | null>(null);
  const merchants = data?.merchants ?? [];
  const nameOf = (code: string): string => {
    const found = merchants.find((merchant) => merchant.code === code);
    return found === undefined ? code : language === 'en' ? found.en : found.zh;
  };
  const hasAddress = kind === 'smtp' || kind === 'sms';
  const left = merchants.filter(({ code }) => !routes.some(({ merchant }) => merchant === code));
  return (
    <fieldset className="channel-routes">
      <legend>{t('channels.merchants')}</legend>
      {routes.map((route, at) => (
        <div key={route.merchant} className="channel-route">
          <b>{nameOf(route.merchant)}</b>
          {hasAddress ? (
            <TextField
              label={t(kind === 'smtp' ? 'channels.mailOf' : 'channels.phoneOf', { name: nameOf(route.merchant) })}
              labelHidden
              placeholder={t(kind === 'smtp' ? 'channels.mail' : 'channels.phone')}
              value={route.to}
              onChange={(to) => onChange([...routes].with(at, { ...route, to }))}
            />
          ) : (
            <span className="meta">{t(kind === 'folder' ? 'channels.thisFolder' : 'channels.thisGroup')}</span>
          )}
          <Button
            look="quiet"
            icon="close"
            aria-label={t('channels.route.remove', { name: nameOf(route.merchant) })}
            onPress={() => onChange([...routes].toSpliced(at, 1))}
          />
        </div>
      ))}
      {left.length > 0 && (
        <div className="channel-route">
          <Select
            label={t('channels.route.choose')}
            labelHidden
            placeholder={t('channels.route.choose')}
            value={chosen}
            onChange={setChosen}
            choices={left.map(({ code }) => ({ id: code, text: nameOf(code) }))}
          />
          <Button
            icon="plus"
            disabledReason={chosen === null ? t('channels.route.choose') : undefined}
            onPress={() => {
              if (chosen !== null) onChange([...routes, { merchant: chosen, to: '' }]);
              setChosen(null);
            }}
          >
            {t('channels.route.add')}
          </Button>
        </div>
      )}
      {error !== undefined && <p className="tone-stop meta">{error}</p>}
    </fieldset>
  );
}
