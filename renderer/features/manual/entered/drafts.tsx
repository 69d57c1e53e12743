import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { useDrafts } from '../api/use-manual.ts';
import type { OpenDraft } from '../form/use-draft.ts';

/** Orders somebody began to type and left: gone on with from here, at any desk. */
export function Drafts({ draft }: { readonly draft: OpenDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const client = useClient();
  const { data: drafts = [], refetch } = useDrafts();
  const { send } = useSend(refetch);
  const others = drafts.filter(({ id }) => id !== draft.seen?.id);
  if (others.length === 0) return null;
  return (
    <section className="manual-drafts" aria-label={t('manual.drafts')}>
      <h2>{t('manual.drafts.count', { count: others.length })}</h2>
      <ul>
        {others.map((one) => (
          <li key={one.id} className="row">
            <Button look="quiet" icon="edit" onPress={() => draft.open(one)}>
              {one.form.recipient.name || one.form.platformOrderNo || t('manual.drafts.nameless')}
            </Button>
            <span className="meta">{t('manual.drafts.by', { who: one.by, age: format.ago(now - one.keptAt) })}</span>
            <span className="spring" />
            <IconButton
              icon="close"
              label={t('manual.drafts.drop')}
              onPress={() => void send(client.manual.discard({ id: one.id }), () => t('manual.drafts.dropped'))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
