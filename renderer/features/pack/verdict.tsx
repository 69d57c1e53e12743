import { useTranslation } from 'react-i18next';
import type { BenchDto, PackVerdictDto } from '../../../shared/contract/pack.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { VerdictBlock, type VerdictLook } from '../../ui/bench/bench.tsx';
import { Button } from '../../ui/button/button.tsx';
import { GoodsPicture } from './goods-picture.tsx';
import { Different, useGoodsName } from './goods.tsx';
import type { LastScan } from '../../lib/scanning/use-scan-line.ts';

const LOOKS: Readonly<Record<PackVerdictDto['tone'], VerdictLook>> = {
  counted: 'ok',
  complete: 'ok',
  closed: 'ok',
  refused: 'stop',
  look_again: 'warn',
  unknown: 'doubt',
  calm: 'calm',
};

/** What the last scan said: the word, what was scanned against what was needed, whether it counted, and the one thing to do. */
export function Verdict({ said, bench }: { readonly said: LastScan<PackVerdictDto> | null; readonly bench: BenchDto | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const nameOf = useGoodsName();
  if (said?.refused != null) {
    const { what, rest } = errorText(said.refused);
    return (
      <VerdictBlock look="stop" word={t('pack.word.not_kept')} said={said.n} todo={rest}>
        <p className="verdict-note">{what}</p>
      </VerdictBlock>
    );
  }
  const verdict = said?.verdict ?? null;
  const asks = bench?.asks ?? null;
  if ((said === null || verdict === null) && asks !== null) {
    // After a reload the question that was open stands again.
    const kind = asks.what === 'twin' ? 'twin' : (`${asks.what}_missing` as const);
    return (
      <VerdictBlock look="warn" word={t(`pack.word.look_again.${kind}`)} said={0} todo={t(`pack.todo.look_again.${kind}`)} todoIcon="scan">
        <Asked asks={asks} />
      </VerdictBlock>
    );
  }
  if (said === null || verdict === null) {
    return (
      <VerdictBlock
        look="calm"
        word={bench === null ? t('pack.word.ready') : t('pack.word.go_on')}
        said={0}
        todo={t(bench === null ? 'pack.todo.ready' : 'pack.todo.go_on')}
        todoIcon="scan"
      />
    );
  }
  const { tone, params, scanned, needed, weight } = verdict;
  // A printed command is no code nobody knows: there is only nothing here it could be said of.
  const kind = verdict.kind === 'no_order' && said.text.startsWith('SB*') ? 'no_order.command' : verdict.kind;
  // Counts agree and nothing has been weighed yet: the scale is next.
  const fill = { ...params, code: said.text.replace(/^SB\*SAY\*/u, ''), waybill: bench?.waybill ?? '' };
  const text = (part: string): string | undefined => (hasText(`pack.${part}.${kind}`) ? t(`pack.${part}.${kind}`, fill) : undefined);
  const refusal = kind === 'not_closed' ? errorText({ code: String(params['code']) }) : null;
  const mixUps = Number(params['mixUps'] ?? 0);
  return (
    <VerdictBlock
      look={LOOKS[tone]}
      word={text('word') ?? kind}
      said={said.n}
      todo={refusal?.rest ?? text('todo')}
      todoIcon={tone === 'counted' || tone === 'complete' || tone === 'look_again' || kind === 'serial_back' ? 'scan' : 'tote'}
    >
      {scanned !== null && (
        <dl>
          <dt>{t('pack.scanned')}</dt>
          <dd>
            <GoodsPicture merchant={bench?.merchant ?? ''} sku={scanned.sku} />
            <b>
              <Different text={nameOf(scanned)} from={needed === null ? '' : nameOf(needed)} />
            </b>
            <span className="code">
              <Different text={scanned.sku} from={needed?.sku ?? ''} />
            </span>
          </dd>
          {needed !== null && (
            <>
              <dt>{t('pack.needed')}</dt>
              <dd>
                <GoodsPicture merchant={bench?.merchant ?? ''} sku={needed.sku} />
                <b>
                  <Different text={nameOf(needed)} from={nameOf(scanned)} />
                </b>
                <span className="code">
                  <Different text={needed.sku} from={scanned.sku} />
                </span>
              </dd>
            </>
          )}
        </dl>
      )}
      {weight !== null && (
        <dl>
          <dt>{t('pack.weight.shows')}</dt>
          <dd>
            <b>{t('pack.weight.grams', { grams: format.number(weight.grams) })}</b>
          </dd>
          {weight.expectedGrams !== null && (
            <>
              <dt>{t('pack.weight.expected')}</dt>
              <dd>
                <b>{t('pack.weight.grams', { grams: format.number(weight.expectedGrams) })}</b>
              </dd>
            </>
          )}
          {weight.suspects.map(({ what, goods, grams, probability }) => (
            <Suspect
              key={`${what}${goods.sku}`}
              label={t(`pack.weight.${what}`)}
              name={nameOf(goods)}
              sku={goods.sku}
              detail={t('pack.weight.likely', { grams: format.number(grams), percent: Math.round(probability * 100) })}
            />
          ))}
        </dl>
      )}
      {asks !== null && tone === 'look_again' && <TypeIt asks={asks} />}
      {(tone === 'counted' || tone === 'complete') && params['grams'] !== undefined && (
        <p className="verdict-note">{t('pack.saidGrams', { grams: format.number(Number(params['grams'])) })}</p>
      )}
      {refusal !== null && <p className="verdict-note">{refusal.what}</p>}
      {text('note') !== undefined && <p className="verdict-note">{text('note')}</p>}
      {mixUps > 0 && <p className="verdict-note">{t('pack.mixUps', { count: mixUps })}</p>}
    </VerdictBlock>
  );
}

/** The goods a question is about, where no scan shows them. */
function Asked({ asks }: { readonly asks: NonNullable<BenchDto['asks']> }) {
  const nameOf = useGoodsName();
  return (
    <>
      <p className="verdict-note">
        <b>{nameOf(asks.goods)}</b> <span className="code">{asks.goods.sku}</span>
      </p>
      <TypeIt asks={asks} />
    </>
  );
}

/** What no code carries is typed. */
function TypeIt({ asks }: { readonly asks: NonNullable<BenchDto['asks']> }) {
  const { t } = useTranslation();
  if (asks.what === 'twin') return null;
  return (
    <p className="verdict-note">
      <Button large icon="edit" chord={chordOf('bench', 'typeAnswer')} onPress={() => keyboard.act('bench', 'typeAnswer')}>
        {t('keys.bench.typeAnswer')}
      </Button>
    </p>
  );
}

function Suspect({ label, name, sku, detail }: { readonly label: string; readonly name: string; readonly sku: string; readonly detail: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <b>{name}</b>
        <span className="code">{sku}</span> {detail}
      </dd>
    </>
  );
}
