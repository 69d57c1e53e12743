import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Reply } from '../../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** Layouts that were mapped once: a name for each, and a way to forget one that was mapped wrongly. */
export function LayoutsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const { housekeeping } = useClient();
  const queries = useQueryClient();
  const { show } = useToast();
  const errorText = useErrorText();
  const { data } = useQuery({ queryKey: ['layouts'], queryFn: async () => (await answered(housekeeping.layouts({}))).layouts });
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [leaving, setLeaving] = useState<NonNullable<typeof data>[number] | null>(null);
  if (data === undefined) return null;
  const done = async (reply: Promise<Reply<unknown>>, said: string) => {
    const answer = await reply;
    show({ text: answer.ok ? said : errorText(answer.error).what });
    void queries.invalidateQueries({ queryKey: ['layouts'] });
  };
  if (data.length === 0)
    return (
      <EmptyState icon="file" title={t('layouts.none')} actions={<Button onPress={() => void navigate('/intake')}>{t('layouts.none.intake')}</Button>}>
        {t('layouts.none.hint')}
      </EmptyState>
    );
  return (
    <SettingsPart title={t('settings.part.layouts')} hint={t('layouts.hint')} wide>
      {data.map((layout) => {
        const name = names[layout.headers] ?? layout.name;
        return (
          <form
            key={layout.headers}
            className="layout-row"
            onSubmit={(event) => {
              event.preventDefault();
              void done(housekeeping.nameLayout({ headers: layout.headers, name }), t('layouts.named'));
            }}
          >
            <TextField
              label={t('layouts.name')}
              labelHidden
              placeholder={t('layouts.nameless')}
              maxLength={80}
              value={name}
              onChange={(text) => setNames({ ...names, [layout.headers]: text })}
            />
            <span className="layout-columns ellipsis" title={format.list(layout.columns)}>
              {format.list(layout.columns)}
            </span>
            <span className="meta nowrap">{t('layouts.used', { count: layout.columns.length, date: format.date(layout.usedAt) })}</span>
            <span className="row">
              {name !== layout.name && <Button type="submit">{t('layouts.rename')}</Button>}
              <Button look="quiet" onPress={() => setLeaving(layout)}>
                {t('layouts.forget')}
              </Button>
            </span>
          </form>
        );
      })}
      <Dialog
        title={t('layouts.forget.title')}
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        role="alertdialog"
        foot={
          <>
            <Button autoFocus chord="Escape" onPress={() => setLeaving(null)}>
              {t('layouts.keep')}
            </Button>
            <Button
              look="danger"
              onPress={() => {
                if (leaving !== null) void done(housekeeping.forgetLayout({ headers: leaving.headers }), t('layouts.forgotten'));
                setLeaving(null);
              }}
            >
              {t('layouts.forget.do')}
            </Button>
          </>
        }
      >
        <p>{t('layouts.forget.hint')}</p>
      </Dialog>
    </SettingsPart>
  );
}
