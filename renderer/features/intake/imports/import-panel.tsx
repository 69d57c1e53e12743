import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Facts, Panel, Section } from '../../../ui/layout/panel.tsx';
import { useWaitingCount } from '../api/use-waiting-rows.ts';
import { isRunning } from '../model/import-pace.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { shownParams } from '../model/upload-name.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportState } from './import-state.tsx';

/** One import: how far it is or what came of it, what was recognised, and what still waits for a person. */
export function ImportPanel({ one, mayImport, onMend }: { readonly one: ImportDto; readonly mayImport: boolean; readonly onMend: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const navigate = useNavigate();
  const waiting = useWaitingCount(one.importId) ?? 0;
  const running = isRunning(one);
  /** A catalogue or stock list: how many orders it brought is not asked. */
  const isOfGoods = one.orders === 0 && one.products + one.stockLevels > 0;
  const count = (name: string, value: number) => ({ name: t(`intake.fact.${name}`), value: format.number(value) });
  const recognised = Object.entries(one.recognised).filter(([, n]) => n > 0);
  return (
    <Panel
      label={t('intake.panel', { file: one.fileName })}
      head={
        <div className="col">
          <div className="row">
            <ImportState state={one.state} />
            <span className="spring" />
            <span className="meta">{format.exact(one.startedAt)}</span>
          </div>
          <h2 className="intake-file-name">{one.fileName}</h2>
        </div>
      }
    >
      {running && (
        <Section>
          <ImportProgress one={one} mayCancel={mayImport} />
        </Section>
      )}
      {one.error !== null && one.state === 'failed' && (
        <Section>
          <Note
            tone="stop"
            role="alert"
            title={texts.error({ code: `importError.${one.error.code}`, params: shownParams(one.error.params, one.fileName) }).what}
          >
            {one.created > 0 ? t('intake.failed.partly', { count: one.created }) : t('intake.failed.nothing')}
          </Note>
        </Section>
      )}
      {one.state === 'cancelled' && (
        <Section>
          <Note tone="info" title={t('intake.cancelled')}>
            {t('intake.cancelled.rest', { count: one.created })}
          </Note>
        </Section>
      )}
      {one.state === 'done' && one.created === 0 && one.unchanged > 0 && (
        <Section>
          <Note tone="info" title={t('intake.nothingNew')}>
            {t('intake.nothingNew.rest')}
          </Note>
        </Section>
      )}
      {waiting > 0 && (
        <Section>
          <Note
            tone="doubt"
            title={t('intake.waiting', { count: waiting })}
            actions={
              <Button look={mayImport ? 'primary' : 'plain'} chord={chordOf('intake', 'mend')} onPress={onMend}>
                {t(mayImport ? 'intake.mendRows' : 'intake.seeRows', { count: waiting })}
              </Button>
            }
          >
            {t('intake.waiting.rest')}
          </Note>
        </Section>
      )}
      <Section
        title={t('intake.result')}
        aside={
          one.exceptions > 0 && (
            <Button look="quiet" icon="arrow" onPress={() => void navigate('/queue')}>
              {t('intake.toQueue')}
            </Button>
          )
        }
      >
        <Facts
          facts={[
            count('rows', one.rows),
            ...(isOfGoods ? [] : [count('orders', one.orders), count('created', one.created), count('unchanged', one.unchanged), count('lines', one.lines)]),
            ...(one.products > 0 ? [count('products', one.products)] : []),
            ...(one.stockLevels > 0 ? [count('stockLevels', one.stockLevels)] : []),
            count('setAside', one.setAside),
            count('exceptions', one.exceptions),
          ]}
        />
      </Section>
      {recognised.length > 0 && (
        <Section title={t('intake.recognised')}>
          <ul className="intake-tallies">
            {recognised.map(([code, n]) => (
              <li key={code}>{texts.recognised(code, n)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('intake.about')}>
        <Facts
          facts={[
            { name: t('intake.fact.preset'), value: one.preset === null ? t('intake.preset.auto') : texts.presetName(one.preset) },
            { name: t('intake.fact.started'), value: format.exact(one.startedAt) },
            {
              name: t('intake.fact.took'),
              value: one.finishedAt === null ? format.missing : format.duration(Math.max(1000, one.finishedAt - one.startedAt), { seconds: true }),
            },
          ]}
        />
      </Section>
    </Panel>
  );
}
