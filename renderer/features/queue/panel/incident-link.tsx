import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { stockAddress } from '../../../lib/stock-address.ts';
import { Button } from '../../../ui/button/button.tsx';

interface IncidentLinkProps {
  readonly incident: string;
  readonly primary: Ref<HTMLButtonElement>;
}

/** A shortage is settled for all its orders at once, on the stock desk. */
export function IncidentLink({ incident, primary }: IncidentLinkProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = () => void navigate(stockAddress(incident));
  useKeys('row', { openIncident: open });
  return (
    <Button ref={primary} look="primary" icon="stock" chord={chordOf('row', 'openIncident')} data-region-start="" onPress={open}>
      {t('case.openIncident')}
    </Button>
  );
}
