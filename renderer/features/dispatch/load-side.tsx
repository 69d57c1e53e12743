import { useTranslation } from 'react-i18next';
import type { LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { ParcelNumber } from './number.tsx';

export const LISTS = ['missing', 'caged', 'pending', 'pullBack'] as const;
export type ListName = (typeof LISTS)[number];

/** Packed, caged and manifested side by side; what makes them differ by name; and how old the knowledge is that lets parcels go. */
export function LoadSide({
  view,
  list,
  onList,
  nowAt,
}: {
  readonly view: LoadViewDto;
  readonly list: ListName;
  readonly onList: (list: ListName) => void;
  readonly nowAt: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { load, parcels, missing, staying, pullBack, mayGo, knownAt, hasWms, freshForMs } = view;
  const pending = parcels.filter(({ place }) => place === 'pending');
  const counts: Readonly<Record<ListName, number>> = { missing: missing.length, caged: load.caged, pending: pending.length, pullBack: pullBack.length };
  const figures = [
    ['packed', load.packed],
    ['caged', load.caged],
    ['manifested', load.manifested],
  ] as const;
  const age = knownAt === null ? null : Math.max(0, nowAt - knownAt);
  const isOld = hasWms && (age === null || age > freshForMs);
  const free = new Set(mayGo.map(({ orderId }) => orderId));
  return (
    <div className="cage-side">
      <div className="cage-figures" role="group" aria-label={t('loads.figures')}>
        {figures.map(([name, figure], index) => (
          <span key={name} className="cage-figure">
            {index > 0 && (
              <i
                className={figure === figures[index - 1]?.[1] ? undefined : 'is-differing'}
                role="img"
                aria-label={t(figure === figures[index - 1]?.[1] ? 'loads.equal' : 'loads.differs')}
              >
                {figure === figures[index - 1]?.[1] ? '=' : '≠'}
              </i>
            )}
            <span>
              <b>{format.number(figure)}</b>
              <span>{t(`loads.figure.${name}`)}</span>
            </span>
          </span>
        ))}
      </div>
      <div className="cage-tabs">
        <Segmented
          label={t('loads.lists')}
          value={list}
          onChange={onList}
          choices={LISTS.map((id) => ({ id, text: t(`loads.list.${id}`, { count: counts[id] }) }))}
        />
        <KeyCap chord={chordOf('bench', 'nextList')} />
      </div>
      <ul className="cage-list" aria-label={t(`loads.list.${list}`, { count: counts[list] })}>
        {list === 'missing' &&
          missing.map((one) => (
            <li key={one.orderId}>
              <StatusIcon tone={one.pending ? 'wait' : 'warn'} size={22} />
              <ParcelNumber text={one.waybill} />
              <span>{t(one.pending ? 'loads.row.pending' : 'loads.row.notCaged')}</span>
            </li>
          ))}
        {list === 'caged' &&
          parcels
            .filter(({ place }) => place === 'cage')
            .map((one) => (
              <li key={one.orderId}>
                <StatusIcon tone="ok" size={22} />
                <ParcelNumber text={one.waybill} />
                <span>{format.timeSeconds(one.putAt)}</span>
              </li>
            ))}
        {list === 'pending' &&
          pending.map((one) => (
            <li key={one.orderId}>
              <StatusIcon tone={free.has(one.orderId) ? 'ok' : 'wait'} size={22} />
              <ParcelNumber text={one.waybill} />
              <span>{t(free.has(one.orderId) ? 'loads.row.mayGo' : 'loads.row.waits')}</span>
            </li>
          ))}
        {list === 'pullBack' &&
          pullBack.map((one) => (
            <li key={one.orderId}>
              <StatusIcon tone="stop" size={22} />
              <ParcelNumber text={one.waybill} />
              <span>{t('loads.row.pullBack', { why: t(`loads.why.${one.because}`), place: t(`loads.place.${one.place}`) })}</span>
            </li>
          ))}
        {list === 'missing' &&
          staying.map((one) => (
            <li key={one.orderId}>
              <StatusIcon tone="stop" size={22} />
              <ParcelNumber text={one.waybill} />
              <span>{t('loads.row.staysHeld')}</span>
            </li>
          ))}
        {counts[list] === 0 && (list !== 'missing' || staying.length === 0) && <li className="is-empty">{t(`loads.none.${list}`)}</li>}
      </ul>
      <p className={isOld ? 'cage-age is-old' : 'cage-age'}>
        <StatusIcon tone={isOld ? 'warn' : 'ok'} size={26} />
        <span>
          {!hasWms
            ? t('loads.age.here')
            : age === null
              ? t('loads.age.never')
              : t(isOld ? 'loads.age.old' : 'loads.age.fresh', { age: format.duration(age, { seconds: true }), limit: format.duration(freshForMs) })}
        </span>
      </p>
    </div>
  );
}
