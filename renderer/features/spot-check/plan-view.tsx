import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOT_MEMBERS, REFUSAL_RULES, RISK_STRATA, STRATUM_CUTS } from '../../../shared/core/sampling/lot-plan.ts';
import { toSpotPlan } from '../../../shared/core/sampling/lot-draw.ts';
import { dayPlan } from '../../../shared/core/sampling/spot-check.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useSend } from '../../lib/use-send.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Checkbox } from '../../ui/choice/checkbox.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { NumberField } from '../../ui/field/number-field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { OcChart } from './oc-chart.tsx';
import { RuleFields } from './rule-fields.tsx';
import { type OverviewDto, type Plan, useRefresh } from './use-spot.ts';

const MOST_ORDERS = 500_000;

/** How lots are looked at from the next commitment on, with what the plan protects from before it is kept. */
export function PlanView({ overview }: { readonly overview: OverviewDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const { send, busy, failure } = useSend(useRefresh());
  const [draft, setDraft] = useState<Plan | null>(null);
  const [size, setSize] = useState(overview.lots[0]?.size ?? 500);
  const plan = draft ?? overview.nextPlan;
  const { severity } = overview.switching;
  const { n, ac } = dayPlan(toSpotPlan(plan.rule, severity), size);
  const change = (part: Partial<Plan>) => setDraft({ ...plan, ...part });
  const noRight = can('override') ? undefined : t('spot.supervisorOnly');
  const cannot = noRight ?? (draft === null ? t('spot.plan.same') : undefined);
  const save = () => {
    if (cannot !== undefined || busy) return false;
    void send(client.spotCheck.setPlan({ plan }), ({ atOnce }) => t(atOnce ? 'spot.plan.atOnce' : 'spot.plan.next')).then((done) => done && setDraft(null));
    return true;
  };
  useKeys('everywhere', { save });
  const failed = failure === null ? null : errorText(failure);
  return (
    <div className="spot-plan">
      <form
        className="spot-plan-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <RuleFields rule={plan.rule} disabledReason={noRight} onChange={(rule) => change({ rule })} />
        {plan.rule.kind === 'iso_2859' && (
          <>
            <p className="t2">{t('spot.plan.severity', { severity: t(`spot.severity.${severity}`) })}</p>
            <Checkbox isSelected={plan.reducedWanted} disabledReason={noRight} onChange={(reducedWanted) => change({ reducedWanted })}>
              {t('spot.plan.reduced')}
            </Checkbox>
          </>
        )}
        <RadioGroup
          label={t('spot.plan.members')}
          value={plan.members}
          disabledReason={noRight}
          onChange={(members) => change({ members })}
          choices={LOT_MEMBERS.map((id) => ({ id, text: t(`spot.members.${id}`) }))}
        />
        <fieldset className="spot-risks">
          <legend className="field-label">{t('spot.plan.risks')}</legend>
          {RISK_STRATA.map((risk) => (
            <Checkbox
              key={risk}
              isSelected={plan.risks.includes(risk)}
              disabledReason={noRight}
              onChange={(on) => change({ risks: RISK_STRATA.filter((one) => (one === risk ? on : plan.risks.includes(one))) })}
            >
              {t(`spot.stratum.${risk}`)}
            </Checkbox>
          ))}
        </fieldset>
        <Select
          label={t('spot.plan.cut')}
          value={plan.cut}
          disabledReason={noRight}
          onChange={(cut) => change({ cut })}
          choices={STRATUM_CUTS.map((id) => ({ id, text: t(`spot.cut.${id}`) }))}
        />
        <RadioGroup
          label={t('spot.plan.onRefusal')}
          value={plan.onRefusal}
          disabledReason={noRight}
          onChange={(onRefusal) => change({ onRefusal })}
          choices={REFUSAL_RULES.map((id) => ({ id, text: t(`spot.rule.${id}`), detail: t(`spot.rule.${id}.means`) }))}
        />
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        <div className="row">
          <span className="meta">{t('spot.plan.when')}</span>
          <span className="spring" />
          <Button look="primary" chord={chordOf('everywhere', 'save')} busy={busy} busyLabel={t('act.saving')} disabledReason={cannot} onPress={save}>
            {t('spot.plan.save')}
          </Button>
        </div>
      </form>
      <div className="spot-plan-side">
        <NumberField
          label={t('spot.plan.size')}
          value={size}
          minValue={1}
          maxValue={MOST_ORDERS}
          onChange={(value) => setSize(Number.isNaN(value) ? 1 : Math.round(value))}
        />
        <p>{ac === null ? t('spot.drawn.share', { n, size }) : t('spot.drawn.plan', { n, size, ac, re: ac + 1 })}</p>
        {ac === null ? <Note tone="info">{t('spot.oc.percentage')}</Note> : <OcChart plan={{ n, ac, lot: size }} />}
        {ac !== null && <p className="t2">{t('spot.oc.source', { size: format.number(size) })}</p>}
      </div>
    </div>
  );
}
