import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import type { Candidate, MatchRowDto } from '../api/use-matching.ts';
import { Compare } from './compare.tsx';

export interface MatchActs {
  readonly cannot: string | undefined;
  readonly busy: boolean;
  readonly same: () => void;
  readonly other: () => void;
  readonly undo: () => void;
  readonly enter: () => void;
}

interface MatchDetailProps {
  readonly row: MatchRowDto;
  readonly candidate: Candidate | undefined;
  readonly onCandidate: (orderId: string) => void;
  readonly isUploaded: boolean;
  readonly acts: MatchActs;
}

/** What the chosen manual order is at the WMS, and the decisions there are. */
export function MatchDetail({ row, candidate, onCandidate, isUploaded, acts }: MatchDetailProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { standing } = row;
  const differs = format.list(row.differs.map((one) => t(`matching.differs.${one}`)));
  return (
    <section className="match-detail" aria-label={row.documentNo}>
      <h2>
        <span className="code">{row.documentNo}</span>
      </h2>
      <p>{t(`matching.standing.${standing}.means`, { orderNo: row.matchedNo === '' ? row.orderNo : row.matchedNo })}</p>
      {standing === 'clash' && (
        <Note tone="stop" role="note">
          <Link to="/sync">{t('matching.clash.sync')}</Link>
        </Note>
      )}
      {standing === 'matched' && row.differs.length > 0 && (
        <Note tone="warn" role="note" title={t('matching.differ', { what: differs })}>
          {t(row.differs.includes('cancelled') ? 'matching.differ.cancelled' : 'matching.differ.explain')}
        </Note>
      )}
      {row.candidates.length > 1 && (
        <Segmented
          label={t('matching.candidates')}
          value={candidate?.orderId ?? ''}
          onChange={onCandidate}
          choices={row.candidates.map(({ orderId, orderNo }) => ({ id: orderId, text: orderNo }))}
        />
      )}
      {candidate !== undefined && (
        <>
          <p className="t2">{t(`matching.why.${candidate.why}`)}</p>
          <Compare row={row} candidate={candidate} />
          <div className="row wrap">
            <Button look="primary" chord={chordOf('matching', 'same')} busy={acts.busy} disabledReason={acts.cannot} onPress={acts.same}>
              {t('matching.same')}
            </Button>
            <Button chord={chordOf('matching', 'other')} busy={acts.busy} disabledReason={acts.cannot} onPress={acts.other}>
              {t(row.candidates.length > 1 ? 'matching.noneOfThese' : 'matching.other')}
            </Button>
          </div>
        </>
      )}
      {standing === 'to_enter' && isUploaded && (
        <Button look="primary" chord={chordOf('matching', 'enter')} busy={acts.busy} disabledReason={acts.cannot} onPress={acts.enter}>
          {t('matching.enter')}
        </Button>
      )}
      {row.mayUndo && (
        <Button look="quiet" chord={chordOf('everywhere', 'undo')} busy={acts.busy} disabledReason={acts.cannot} onPress={acts.undo}>
          {t('matching.undo')}
        </Button>
      )}
      {standing === 'matched' && !row.mayUndo && <p className="t2">{t(row.how === 'number' ? 'matching.noUndo.number' : 'matching.noUndo.told')}</p>}
    </section>
  );
}
