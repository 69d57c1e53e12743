import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import type { ActNamed } from '../act/act.ts';
import type { Suggestion } from './suggestion-section.tsx';

export interface CodeChange {
  readonly code: string;
  readonly sku: string;
  readonly rule: string;
}

/** A suggestion that puts one code in the place of another and changes nothing else. */
export const codeChangeOf = (suggestion: Suggestion | undefined): CodeChange | null => {
  const [change, ...others] = suggestion?.changes ?? [];
  return suggestion === undefined || change === undefined || others.length > 0 || !change.field.endsWith('.sku')
    ? null
    : { code: change.from, sku: change.to, rule: suggestion.rule };
};

interface SameCodeProps {
  readonly caseId: string;
  readonly change: CodeChange;
  readonly refusal: string | undefined;
  readonly onAct: (act: ActNamed<'correctCode'>) => void;
}

/** The same wrong code on other open orders: settled once for all, and known from then on. */
export function SameCode({ caseId, change, refusal, onAct }: SameCodeProps) {
  const { t } = useTranslation();
  const { codes } = useClient();
  const { data } = useQuery({
    queryKey: ['case', caseId, 'same-code', change.code],
    queryFn: () => answered(codes.same({ caseId, code: change.code })),
  });
  const begin = () => {
    if (data === undefined || refusal !== undefined) return false;
    onAct({ name: 'correctCode', ...change, caseIds: data.caseIds, orders: data.orders });
    return true;
  };
  useKeys('row', { sameCode: begin });
  if (data === undefined || data.caseIds.length === 0) return null;
  const others = data.caseIds.length - 1;
  return (
    <Section>
      <div className="row wrap">
        <span className="t2">{others === 0 ? t('case.code.only', { code: change.code }) : t('case.code.others', { count: others, code: change.code })}</span>
        <Button chord={chordOf('row', 'sameCode')} disabledReason={refusal} onPress={() => void begin()}>
          {others === 0 ? t('case.code.learn') : t('case.code.all', { count: data.caseIds.length })}
        </Button>
      </div>
    </Section>
  );
}
