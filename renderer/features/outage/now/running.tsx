import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Steps, type Step } from '../../../ui/steps/steps.tsx';
import { type OutageDto, type OutageStatusDto, useLines } from '../api/use-outage.ts';
import type { RunningActs } from './use-running-acts.ts';

interface RunningProps {
  readonly outage: OutageDto;
  readonly status: OutageStatusDto;
  readonly acts: RunningActs;
}

/** From the declaration to the signature, step by step; only the next one has a button. */
export function Running({ outage, status, acts }: RunningProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { state, declared, recovered, upload, wellSinceAt } = outage;
  const { data: lines } = useLines(undefined, 'open', 1);
  const unexplained = lines?.unexplained ?? null;
  const byHand = state === 'declared';
  const { toDecide, toEnter } = status.manual;
  // An order typed by hand that the WMS does not know is a change that waits like the others.
  const waiting = status.waiting + toEnter;
  const reading = state === 'recovered' && !status.readSinceRecovery;
  const next = (when: boolean, done: boolean): Step['state'] => (done ? 'ok' : when ? 'running' : 'waiting');

  const steps: Step[] = [
    {
      id: 'declared',
      state: 'ok',
      name: t('outage.step.declared'),
      result: declared === null ? '' : format.near(declared.at, now),
      advice: byHand ? <p className="t2">{t('outage.step.declared.advice')}</p> : undefined,
    },
    {
      id: 'recovered',
      state: next(byHand, recovered !== null),
      name: t('outage.step.recovered'),
      result:
        recovered !== null
          ? format.near(recovered.at, now)
          : wellSinceAt !== null
            ? t('outage.step.wellSince', { at: format.time(wellSinceAt) })
            : status.health.connected
              ? t('outage.step.answering')
              : t('outage.step.silent'),
      advice: byHand ? (
        <Button
          look="primary"
          chord={chordOf('outageDesk', 'recover')}
          disabledReason={acts.noRight ?? (status.health.connected ? undefined : t('outage.step.silent'))}
          onPress={() => void acts.recover()}
        >
          {t('outage.recover')}
        </Button>
      ) : undefined,
    },
    {
      id: 'read',
      state: next(reading, status.readSinceRecovery || upload !== null),
      name: t('outage.step.read'),
      result: t(status.readSinceRecovery || upload !== null ? 'outage.step.read.done' : reading ? 'outage.step.read.busy' : 'outage.step.read.later'),
    },
    {
      id: 'match',
      state: next(state === 'recovered' && !reading && toDecide > 0, upload !== null || (status.readSinceRecovery && toDecide === 0)),
      name: t('outage.step.match'),
      result: toDecide > 0 ? t('outage.step.match.left', { count: toDecide }) : status.readSinceRecovery || upload !== null ? t('outage.step.match.none') : '',
      advice: toDecide > 0 && !byHand ? <Link to="/outage/match">{t('outage.step.match.open')}</Link> : undefined,
    },
    {
      id: 'upload',
      state: next(state === 'recovered' && !reading && toDecide === 0, upload !== null),
      name: t('outage.step.upload'),
      result: upload === null ? t('outage.step.upload.held', { count: waiting }) : t('outage.step.upload.asked', { count: upload.waiting }),
      advice:
        state === 'recovered' ? (
          <div className="row wrap">
            <Button
              look="primary"
              chord={chordOf('outageDesk', 'send')}
              disabledReason={
                acts.noRight ?? (reading ? t('outage.step.read.busy') : toDecide > 0 ? t('outage.step.match.left', { count: toDecide }) : undefined)
              }
              onPress={acts.onUpload}
            >
              {t('outage.upload', { count: waiting })}
            </Button>
            <Button look="quiet" chord={chordOf('outageDesk', 'declare')} disabledReason={acts.noRight} onPress={acts.onDeclare}>
              {t('outage.declare.again')}
            </Button>
          </div>
        ) : undefined,
    },
    {
      id: 'explain',
      state: next(state === 'reconciling' && unexplained !== 0, state === 'reconciling' && unexplained === 0),
      name: t('outage.step.explain'),
      result: unexplained === null ? '' : unexplained === 0 ? t('outage.step.explain.all') : t('outage.step.explain.left', { count: unexplained }),
      advice: <Link to="/outage/lines">{t('outage.lines.open')}</Link>,
    },
    {
      id: 'sign',
      state: next(state === 'reconciling' && unexplained === 0, false),
      name: t('outage.step.sign'),
      result: t('outage.step.sign.who'),
      advice:
        state === 'reconciling' ? (
          <Button
            look={unexplained === 0 ? 'primary' : 'plain'}
            icon="edit"
            chord={chordOf('outageDesk', 'sign')}
            disabledReason={acts.cannotSign ?? (unexplained === 0 ? undefined : t('outage.step.explain.left', { count: unexplained ?? 0 }))}
            onPress={acts.onSign}
          >
            {t('outage.sign')}
          </Button>
        ) : undefined,
    },
  ];
  const stateNames = { waiting: '', running: '', ok: '', warn: '', stop: '', info: '', doubt: '' } as const;
  return (
    <section className="outage-now" aria-label={outage.no}>
      <div className="row wrap">
        <h2>{t(`outage.state.${state}`)}</h2>
        <span className="code t2">{outage.no}</span>
        <span className="spring" />
        <Button icon="message" chord={chordOf('outageDesk', 'tell')} disabledReason={acts.noRight} onPress={() => acts.onTell()}>
          {t('outage.tell.open')}
        </Button>
      </div>
      <Steps
        label={t('outage.steps')}
        steps={steps}
        stateNames={{ ...stateNames, waiting: t('outage.step.later'), running: t('outage.step.now'), ok: t('outage.step.done') }}
      />
    </section>
  );
}
