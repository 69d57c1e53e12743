import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteDto } from '../../../../shared/contract/site.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { isCountryList, mergeLines, useReachCalls, type PlaceReach, type UnreadLine } from './use-reach.ts';

type Reach = NonNullable<SiteDto['carriers'][number]['reach']>;
const LINES_SHOWN = 8;

interface ReachDialogProps {
  readonly carrier: string;
  readonly reach: Reach;
  readonly onDone: (reach: Reach) => void;
  readonly onClose: () => void;
}

/** Where a carrier goes, in words a person can check: typed, pasted, or taken from the table its sales desk sent. */
export function ReachDialog({ carrier, reach, onDone, onClose }: ReachDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { site } = useClient();
  const file = useRef<HTMLInputElement>(null);
  const { readAll, busy, failure } = useReachCalls();
  const [typed, setTyped] = useState<Readonly<Partial<Record<PlaceReach, string>>>>({});
  const [countries, setCountries] = useState(reach.countries.join(' '));
  const [takes, setTakes] = useState({ takesBoxes: reach.takesBoxes, takesLockers: reach.takesLockers });
  const [unread, setUnread] = useState<readonly UnreadLine[]>([]);
  const { data, error } = useQuery({
    queryKey: ['reach-names', reach.unserved, reach.remote],
    queryFn: async () => {
      const inWords = async (places: readonly string[]) => (await answered(site.readPlaces({ text: places.join('\n'), otherwise: 'unserved' }))).places;
      const [unserved, remote] = await Promise.all([inWords(reach.unserved), inWords(reach.remote)]);
      return { unserved: unserved.map(({ name }) => name).join('\n'), remote: remote.map(({ name }) => name).join('\n') };
    },
  });
  const shown = (field: PlaceReach): string => typed[field] ?? data?.[field] ?? '';

  const takeIn = async (text: string) => {
    const read = await readAll([[text, 'unserved']]);
    if (read === null) return;
    setTyped({ unserved: mergeLines(shown('unserved'), read.names.unserved), remote: mergeLines(shown('remote'), read.names.remote) });
    setUnread(read.unread);
  };
  const done = async () => {
    const read = await readAll([
      [shown('unserved'), 'unserved'],
      [shown('remote'), 'remote'],
    ]);
    if (read === null) return;
    setUnread(read.unread);
    if (read.unread.length === 0) onDone({ ...takes, countries: countries.toUpperCase().match(/[A-Z]{2}/gu) ?? [], ...read.places });
  };
  const problem = failure ?? error?.error ?? null;
  const countriesWrong = isCountryList(countries) ? undefined : t('site.reach.countries.wrong');
  const area = (field: PlaceReach) => (
    <TextArea
      label={t(`site.reach.${field}`)}
      hint={t(`site.reach.${field}.hint`)}
      rows={5}
      contentLang="zh-CN"
      value={shown(field)}
      onChange={(text) => setTyped({ ...typed, [field]: text })}
    />
  );
  return (
    <FormDialog
      title={t('site.reach.of', { code: carrier })}
      submit={t('site.reach.take')}
      className="settings-reach"
      wide
      busy={busy}
      missing={countriesWrong}
      failed={problem === null ? null : errorText(problem)}
      onSubmit={() => void done()}
      onClose={onClose}
    >
      <TextField
        label={t('site.reach.countries')}
        hint={t('site.reach.countries.hint')}
        code
        autoFocus
        value={countries}
        onChange={setCountries}
        error={countriesWrong}
      />
      {area('unserved')}
      {area('remote')}
      {unread.length > 0 && (
        <Note tone="warn" role="alert" title={t('site.reach.unread', { count: unread.length })}>
          <ul>
            {unread.slice(0, LINES_SHOWN).map(({ row, text }, at) => (
              <li key={at}>{t('site.reach.line', { row, text })}</li>
            ))}
          </ul>
        </Note>
      )}
      <div className="row wrap">
        <Checkbox isSelected={takes.takesBoxes} onChange={(takesBoxes) => setTakes({ ...takes, takesBoxes })}>
          {t('site.reach.boxes')}
        </Checkbox>
        <Checkbox isSelected={takes.takesLockers} onChange={(takesLockers) => setTakes({ ...takes, takesLockers })}>
          {t('site.reach.lockers')}
        </Checkbox>
        <Button icon="file" onPress={() => file.current?.click()}>
          {t('site.reach.import')}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept=".csv,.txt,.tsv,text/plain,text/csv"
        hidden
        aria-label={t('site.reach.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined) void chosen.text().then(takeIn);
          event.target.value = '';
        }}
      />
    </FormDialog>
  );
}
