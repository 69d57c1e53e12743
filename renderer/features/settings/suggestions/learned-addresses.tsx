import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressLessonDto } from '../../../../shared/contract/suggestions.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** What accepted corrections taught, for each merchant. Forgetting has no way back, so it asks. */
export function LearnedAddresses() {
  const { t } = useTranslation();
  const format = useFormat();
  const { suggestions, system } = useClient();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['suggestions', 'learned'], queryFn: async () => (await answered(suggestions.learned({}))).lessons });
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['suggestions', 'learned'] }));
  const [asked, setAsked] = useState<{ readonly merchant: string; readonly name: string } | null>(null);
  const problem = failure ?? error?.error ?? null;
  const names = useNames();
  const forget = ({ merchant, key, adcode }: AddressLessonDto) => void send(suggestions.forget({ merchant, key, adcode }), () => t('suggestions.forgotten'));
  const forgetMerchant = async (merchant: string) => {
    if (await send(system.forgetAddresses({ merchant }), () => t('suggestions.forgotten'))) setAsked(null);
  };
  const merchants = [...Map.groupBy(data ?? [], ({ merchant }) => merchant)];
  return (
    <SettingsPart title={t('suggestions.learned')} hint={t('suggestions.learned.hint')} wide>
      {problem !== null && <FailedNote error={problem} onAgain={data === undefined ? () => void refetch() : undefined} />}
      {data === undefined && problem === null && <Skeleton label={t('suggestions.loading')} rows={3} columns={[160, 220, 120]} />}
      {data?.length === 0 && (
        <EmptyState icon="pin" title={t('suggestions.learned.none')}>
          {t('suggestions.learned.none.hint')}
        </EmptyState>
      )}
      {merchants.map(([merchant, lessons]) => {
        const name = names.merchant(merchant, lessons[0]?.merchantName ?? merchant);
        return (
          <section key={merchant} className="lesson-merchant" aria-label={name}>
            <div className="row wrap lesson-head">
              <h3>{name}</h3>
              <Button look="quiet" onPress={() => setAsked({ merchant, name })}>
                {t('suggestions.forgetMerchant', { count: lessons.length })}
              </Button>
            </div>
            <ul className="lesson-list">
              {lessons.map((lesson) => (
                <li key={`${lesson.key} ${lesson.adcode}`} className="lesson-row">
                  <span lang="zh-CN">{lesson.key.replace('|', ' ')}</span>
                  <span lang="zh-CN">
                    <span aria-hidden>→ </span>
                    {lesson.path}
                  </span>
                  <span className="meta">{t('suggestions.learned.from', { count: lesson.accepted, date: format.date(lesson.lastAt) })}</span>
                  <Button
                    look="quiet"
                    busy={busy}
                    aria-label={t('suggestions.forgetOne', { words: lesson.key.replace('|', ' ') })}
                    onPress={() => forget(lesson)}
                  >
                    {t('suggestions.forget')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {asked !== null && (
        <Dialog
          title={t('suggestions.forgetMerchant.title', { name: asked.name })}
          open
          role="alertdialog"
          onClose={() => setAsked(null)}
          foot={
            <>
              <Button chord="Escape" autoFocus onPress={() => setAsked(null)}>
                {t('ui.cancel')}
              </Button>
              <Button look="danger" busy={busy} onPress={() => void forgetMerchant(asked.merchant)}>
                {t('suggestions.forget')}
              </Button>
            </>
          }
        >
          <p>{t('suggestions.forgetMerchant.text')}</p>
        </Dialog>
      )}
    </SettingsPart>
  );
}
