import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Facts } from '../../ui/layout/panel.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { inGroups, type LotDto } from './use-spot.ts';

/** The draw made again from the journal while one looks on, claim by claim, with the place where a claim does not hold. */
export function VerifyDialog({ lot, onClose }: { readonly lot: LotDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const { data, error } = useQuery({
    queryKey: ['spotCheck', 'verify', lot.lot],
    queryFn: () => answered(client.spotCheck.verify({ date: lot.date })),
    gcTime: 0,
  });
  const draw = data?.draws.find((one) => one.lot === lot.lot);
  const failed = error === null ? null : errorText(error.error);
  const holds = draw?.claims.every(({ ok }) => ok) === true;
  return (
    <Dialog
      title={t('spot.verify.title', { no: lot.drawNo, date: lot.date })}
      open
      wide
      onClose={onClose}
      foot={
        <Button chord="Escape" onPress={onClose} autoFocus>
          {t('ui.close')}
        </Button>
      }
    >
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {data === undefined && failed === null && <Skeleton label={t('spot.verify.running')} columns={[400]} rows={6} />}
      {draw !== undefined && (
        <>
          <Note tone={holds ? 'ok' : 'stop'} title={t(holds ? 'spot.verify.holds' : 'spot.verify.differs')}>
            {t('spot.verify.entries', { count: data?.entries ?? 0 })}
          </Note>
          <ul className="spot-claims">
            {draw.claims.map(({ claim, ok, where }) => (
              <li key={claim}>
                <StatusIcon tone={ok ? 'ok' : 'stop'} />
                <div>
                  <p>{t(`spot.claim.${claim}`)}</p>
                  {where !== null && <p className="t2 code">{t('spot.claim.where', { n: where.n, said: where.said, found: where.found })}</p>}
                </div>
              </li>
            ))}
          </ul>
          <Facts
            facts={[
              { name: t('spot.fact.commitment'), value: <span className="spot-hash">{inGroups(draw.commitment)}</span> },
              { name: t('spot.fact.seed'), value: <span className="spot-hash">{inGroups(draw.seed)}</span> },
              {
                name: t('spot.fact.head'),
                value: (
                  <>
                    {t('spot.fact.headOf', { n: draw.cutoffN })} <span className="spot-hash">{inGroups(draw.headHash)}</span>
                  </>
                ),
              },
            ]}
          />
          <p className="t2">{t('spot.verify.self', { command: `npm run sample:verify -- ${lot.date}` })}</p>
        </>
      )}
    </Dialog>
  );
}
