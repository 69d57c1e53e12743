import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isDecidedOnly } from '../../../shared/core/difference/difference.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { CloseDialog } from './close-dialog.tsx';
import type { Difference } from './entries.ts';
import { MergeTable, type Choices } from './merge-table.tsx';
import { useSend } from '../../lib/use-send.ts';
import { orderAddress } from '../../lib/queue-address.ts';

interface DifferenceDetailProps {
  readonly difference: Difference;
  /** The two sides have the whole desk, without its list. */
  readonly isBeside: boolean;
  readonly onBeside: () => unknown;
  readonly onChanged: () => void;
}

/** Both sides of one order beside each other; a person says which holds, field by field. */
export function DifferenceDetail({ difference, isBeside, onBeside, onChanged }: DifferenceDetailProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const [choices, setChoices] = useState<Choices>({});
  const { send, busy, failure } = useSend(onChanged);
  const [closing, setClosing] = useState(false);
  const { n, kind, fields, theirs } = difference;
  const asked = fields.filter((field) => field.verdict === 'both');
  const open = asked.filter((field) => choices[field.field] === undefined);
  const active = open[0]?.field ?? null;
  const canMerge = theirs !== null && kind !== 'twin';
  const isHold = kind === 'hold_gone';
  const noRight = can('decide') ? undefined : t('sync.noRight');
  const choose = (field: string | null, choice: Choices[string]): boolean => {
    if (field === null || noRight !== undefined) return false;
    setChoices((before) => ({ ...before, [field]: choice }));
    return true;
  };
  const all = (take: 'ours' | 'theirs'): boolean => {
    if (noRight !== undefined) return false;
    setChoices(Object.fromEntries(asked.map(({ field }) => [field, { take }])));
    return true;
  };
  const mayClose = !isDecidedOnly(kind);
  const close = (): boolean => {
    if (!can('override')) return false;
    setClosing(true);
    return true;
  };
  const cannotMerge = noRight ?? (open.length > 0 ? t('sync.merge.incomplete', { count: open.length }) : undefined);
  const merge = (): boolean => {
    if (!canMerge || cannotMerge !== undefined || busy) return false;
    const said = Object.entries(choices).map(([field, choice]) => ({ field, ...choice }));
    void send(client.sync.resolve({ n, choices: said }), () => t(isHold ? 'sync.hold.done' : 'sync.merge.done'));
    return true;
  };
  const text = fields.find(({ field }) => field === active);
  useKeys(
    'sync',
    {
      sideOne: () => choose(active, { take: 'ours' }),
      sideTwo: () => choose(active, { take: 'theirs' }),
      write: () => choose(active, { take: 'own', value: text?.ours ?? '' }),
    },
    canMerge && active !== null,
  );
  useKeys('sync', { allOurs: () => all('ours'), allTheirs: () => all('theirs') }, canMerge && asked.length > 1);
  useKeys('sync', { discard: close }, mayClose);
  useKeys('everywhere', { confirm: merge }, canMerge);
  const failed = failure === null ? null : errorText(failure);
  return (
    <article className="sync-detail is-wide" aria-label={t(`sync.difference.${kind}`)}>
      <div className="row wrap">
        <Pill tone={kind === 'conflict' ? 'conflict' : 'stop'}>{t(`sync.difference.${kind}`)}</Pill>
        <span className="code">{difference.platformOrderNo}</span>
        <span className="meta">{names.merchant(difference.merchant, difference.merchantName)}</span>
        <span className="spring" />
        {fields.length > 0 && (
          <Button look="quiet" chord={chordOf('sync', 'sideBySide')} onPress={() => void onBeside()}>
            {t(isBeside ? 'sync.sideBySide.back' : 'sync.sideBySide')}
          </Button>
        )}
      </div>
      <h2>{t(`sync.difference.${kind}.title`)}</h2>
      <p className="t2">
        {canMerge && !isHold
          ? t('sync.merge.summary', { count: asked.length, all: format.number(fields.length) })
          : t(`sync.difference.${kind}.remedy`, { ref: theirs?.ref ?? '' })}
      </p>
      {canMerge && !isHold && <p className="meta">{t(`sync.difference.${kind}.remedy`, { ref: theirs.ref })}</p>}
      {fields.length > 0 && (
        <MergeTable
          difference={difference}
          choices={choices}
          active={canMerge ? active : null}
          disabled={noRight !== undefined || !canMerge}
          personCalled={names.personCalled}
          onChoose={choose}
        />
      )}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      <div className="row wrap">
        {canMerge && (
          <>
            <Button
              look="primary"
              chord={chordOf('everywhere', 'confirm')}
              busy={busy}
              busyLabel={t(isHold ? 'sync.hold.busy' : 'sync.merge.busy')}
              disabledReason={cannotMerge}
              onPress={() => void merge()}
            >
              {t(isHold ? 'sync.hold.again' : 'sync.merge.send')}
            </Button>
            {asked.length > 1 && (
              <>
                <Button chord={chordOf('sync', 'allOurs')} disabledReason={noRight} onPress={() => void all('ours')}>
                  {t('sync.merge.allOurs')}
                </Button>
                <Button chord={chordOf('sync', 'allTheirs')} disabledReason={noRight} onPress={() => void all('theirs')}>
                  {t('sync.merge.allTheirs')}
                </Button>
              </>
            )}
          </>
        )}
        {active !== null && canMerge && (
          <Button
            look="quiet"
            chord={chordOf('sync', 'write')}
            disabledReason={noRight}
            onPress={() => void choose(active, { take: 'own', value: text?.ours ?? '' })}
          >
            {t('sync.merge.write')}
          </Button>
        )}
        <Link className="sync-open" to={orderAddress(difference.orderId)}>
          {t('sync.openOrder')}
        </Link>
        {mayClose && (
          <Button
            look="danger"
            chord={chordOf('sync', 'discard')}
            disabledReason={can('override') ? undefined : t('sync.supervisorOnly')}
            onPress={() => void close()}
          >
            {t('sync.difference.close')}
          </Button>
        )}
      </div>
      <CloseDialog
        open={closing}
        title={t('sync.difference.close.title')}
        words={t('sync.difference.close.rest', { order: difference.platformOrderNo })}
        action={t('sync.difference.close')}
        onClose={() => setClosing(false)}
        onConfirm={async (reason) => {
          await send(client.sync.closeDifference({ n, reason }));
          setClosing(false);
        }}
      />
    </article>
  );
}
