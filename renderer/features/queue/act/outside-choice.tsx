import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { OutsideRoute } from '../api/use-messages.ts';

interface OutsideChoiceProps {
  readonly route: OutsideRoute;
  /** A person sends it some other way and only records it here. */
  readonly byHand: boolean;
  readonly onByHand: (byHand: boolean) => void;
}

/** Before anything is sent: over which channel, to whom, and whether it will wait for the morning; or why it has to be sent by hand. */
export function OutsideChoice({ route, byHand, onByHand }: OutsideChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const now = useNow(60_000);
  if (route.problem !== '')
    return (
      <p className="meta row">
        <Icon name="message" size={13} /> {t('act.send.not', { why: errorText({ code: route.problem }).what })}
      </p>
    );
  return (
    <div className="col">
      <p className="row">
        <Icon name="message" size={13} />
        <span>
          {route.address === '' ? t('act.send.group', { channel: route.channel }) : t('act.send.over', { channel: route.channel, address: route.address })}
        </span>
      </p>
      {route.quietUntil !== null && !byHand && <p className="meta tone-warn">{t('act.send.quiet', { at: format.near(route.quietUntil, now) })}</p>}
      <Checkbox isSelected={byHand} onChange={onByHand}>
        {t('act.send.byHand')}
      </Checkbox>
    </div>
  );
}
