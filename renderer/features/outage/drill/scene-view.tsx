import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DRILL_STEPS, nextStep, type DrillStep } from '../../../../shared/core/drill/next-step.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useDrillScene, type DrillSceneDto } from '../../../lib/drill/use-drill.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Steps, type Step } from '../../../ui/steps/steps.tsx';
import { ScoreCard } from './score-card.tsx';
import { SlipList } from './slip-list.tsx';

type Facts = DrillSceneDto['facts'];

/** When a step was done and since when it could be; null while it is not. */
const spanOf = (step: DrillStep, facts: Facts, entered: boolean): readonly [from: number | null, to: number | null] => {
  switch (step) {
    case 'begin':
      return [facts.beganAt, facts.beganAt];
    case 'notice':
      return [facts.diedAt, facts.declaredAt];
    case 'enter':
      return [facts.declaredAt, entered ? (facts.enteredAt.at(-1) ?? facts.backAt) : null];
    case 'recover':
      return [facts.backAt, facts.recoveredAt];
    case 'upload':
      return [facts.recoveredAt, facts.uploadAskedAt];
    case 'sign':
      return [facts.uploadAskedAt, facts.signedAt];
    case 'leave':
      return [facts.signedAt, null];
  }
};

/** Inside a drill: what comes next and what each step took, the slips to enter, and at the end the score. */
export function SceneView({ noRight }: { readonly noRight: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const toast = useToast();
  const queries = useQueryClient();
  const { drill } = useClient();
  const sending = useSend(() => queries.invalidateQueries({ queryKey: ['drill'] }));
  const { data: scene } = useDrillScene(true);
  const next = scene === undefined ? null : nextStep(scene.facts);
  const act = (): void => {
    if (next === 'begin') void sending.send(drill.begin({}), () => t('drill.begin.done'));
    if (next === 'leave') void sending.send(drill.leave({}), () => t('drill.leave.done'));
    if (next === 'enter') void sending.send(drill.bringBack({}), () => t('drill.enough.done'));
  };
  const copy = (text: string): void => {
    void navigator.clipboard.writeText(text).then(() => toast.show({ text: t('drill.slip.copied') }));
  };
  const waiting = scene?.slips.find(({ faults }) => faults.includes('missing'));
  useKeys('outageDesk', {
    drill: () => {
      const may = (next === 'begin' && noRight === undefined) || next === 'leave';
      if (may) act();
      return may;
    },
    copySlip: () => {
      if (waiting === undefined || next !== 'enter') return false;
      copy(waiting.text);
      return true;
    },
  });
  if (scene === undefined || next === null) return <Skeleton label={t('shell.loading')} columns={[132, 300]} />;

  const reached = DRILL_STEPS.indexOf(next);
  const button: Partial<Readonly<Record<DrillStep, ReactNode>>> = {
    begin: (
      <Button look="primary" chord={chordOf('outageDesk', 'drill')} disabledReason={noRight} onPress={act}>
        {t('drill.begin')}
      </Button>
    ),
    enter: (
      <Button look="quiet" disabledReason={noRight} onPress={act}>
        {t('drill.enough')}
      </Button>
    ),
    leave: (
      <Button look="primary" chord={chordOf('outageDesk', 'drill')} onPress={act}>
        {t('drill.leave')}
      </Button>
    ),
  };
  const steps = DRILL_STEPS.map((id, at): Step => {
    const [from, to] = spanOf(id, scene.facts, at < reached);
    return {
      id,
      state: at < reached ? 'ok' : at === reached ? 'running' : 'waiting',
      name: t(`drill.step.${id}`),
      advice:
        at === reached ? (
          <div className="drill-advice">
            <p className="t2">{t(`drill.step.${id}.how`)}</p>
            {button[id]}
          </div>
        ) : undefined,
      ...(from !== null && to !== null && to > from && { took: format.duration(to - from, { seconds: true }) }),
    };
  });
  const failed = sending.failure === null ? null : errorText(sending.failure);
  const stateNames = { waiting: t('outage.step.later'), running: t('outage.step.now'), ok: t('outage.step.done'), warn: '', stop: '', info: '', doubt: '' };
  return (
    <>
      {scene.score !== null && <ScoreCard score={scene.score} title={t('drill.score')} />}
      {scene.left && (
        <Note tone="info" title={t('drill.left')}>
          {t('drill.left.rest')}
        </Note>
      )}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      <div className="drill-scene">
        <Steps label={t('drill.steps')} steps={steps} stateNames={stateNames} />
        <SlipList slips={scene.slips} open={next === 'enter'} showFaults={scene.phase === 'back' || scene.phase === 'over'} onCopy={copy} />
      </div>
    </>
  );
}
