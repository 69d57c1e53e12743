import { useTranslation } from 'react-i18next';
import type { PackLineDto } from '../../../shared/contract/pack.contract.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { GoodsPicture } from './goods-picture.tsx';
import { useGoodsName } from './goods.tsx';
import { useUnitFacts } from './unit-facts.ts';

/** Units still to come, counted down. The line that is worked on stands first, finished ones shrink to the bottom. */
export function UnitLines({
  merchant,
  lines,
  currentSku,
}: {
  readonly merchant: string;
  readonly lines: readonly PackLineDto[];
  readonly currentSku: string | null;
}) {
  const { t } = useTranslation();
  const nameOf = useGoodsName();
  const factsOf = useUnitFacts();
  const open = lines.filter(({ left }) => left > 0);
  const done = lines.filter(({ left }) => left <= 0);
  const current = open.find(({ sku }) => sku === currentSku) ?? open[0];
  return (
    <ul className="pack-lines" aria-label={t('pack.lines')}>
      {[...open, ...done].map((line) => {
        const { lineId, sku, variant, units, packed, left, short, facts } = line;
        const isDone = left <= 0;
        return (
          <li
            key={lineId}
            className={isDone ? 'pack-line is-done' : line === current ? 'pack-line is-current' : 'pack-line'}
            aria-current={line === current || undefined}
          >
            <span className="pack-left">{isDone ? <StatusIcon tone={short === null ? 'ok' : 'warn'} size={36} /> : left}</span>
            <GoodsPicture merchant={merchant} sku={sku} />
            <span className="pack-name">
              <b>{nameOf(line)}</b>
              <span className="pack-sku">
                <span className="code">{sku}</span>
                {variant !== '' && <span>{variant}</span>}
              </span>
              {facts.length > 0 && <span className="pack-facts">{factsOf(facts)}</span>}
            </span>
            <span className="pack-of">
              {short === null ? t('pack.of', { packed, units }) : t('pack.short', { packed, units, how: t(`pack.how.${short.how}`) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
