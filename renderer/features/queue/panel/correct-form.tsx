import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange, FieldPath } from '../../../../shared/core/order/order.ts';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { useDecide } from '../api/use-decide.ts';
import { useFieldName } from '../model/words.ts';

const ADDRESS_FIELDS = ['province', 'city', 'district', 'town', 'detail', 'name', 'phone', 'postcode'] as const;

/** A place takes a row of its own; a line begins one, so that its code and its quantity stand side by side. */
const WIDTHS: Readonly<Record<string, string>> = { detail: 'field-whole', sku: 'field-first' };

const valueAt = (order: OrderDto, field: FieldPath): string => {
  const line = /^lines\.(\d+)\.(sku|quantity)$/.exec(field);
  if (line !== null) {
    const found = order.lines.find(({ lineNo }) => String(lineNo) === line[1]);
    return found === undefined ? '' : line[2] === 'sku' ? found.sku : String(found.quantity);
  }
  if (field === 'carrier' || field === 'buyerNote' || field === 'sellerNote') return order[field];
  return order.recipient[field.slice('recipient.'.length) as keyof OrderDto['recipient']];
};

const fieldsOf = (order: OrderDto): readonly FieldPath[] => [
  ...(order.recipient.country === '' || order.recipient.country === 'CN' ? [] : (['recipient.country'] as const)),
  ...ADDRESS_FIELDS.map((field): FieldPath => `recipient.${field}`),
  ...order.lines.filter(({ kind }) => kind === 'goods').flatMap(({ lineNo }): readonly FieldPath[] => [`lines.${lineNo}.sku`, `lines.${lineNo}.quantity`]),
];

interface CorrectFormProps {
  readonly caseId: string;
  readonly order: OrderDto;
  /** A suggestion taken as the start of an edit. */
  readonly start: readonly FieldChange[];
  /** Where something is wrong, the gravest first: the keyboard begins there. */
  readonly faulty: readonly FieldPath[];
  readonly onDone: () => void;
}

/** What of a field this screen may not show: it is not there to be edited, only to be replaced as a whole. */
const maskAt = (order: OrderDto, field: FieldPath): string | undefined => {
  const value = valueAt(order, field);
  return field === 'recipient.phone' && !order.revealed && value.includes('*') ? value : undefined;
};

/** Edits the order in place. What somebody else changed meanwhile is shown, never overwritten unseen. */
export function CorrectForm({ caseId, order, start, faulty, onDone }: CorrectFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const fieldName = useFieldName();
  const decide = useDecide();
  // What the form was opened on: `from` is what this person saw.
  const [opened, setSeen] = useState(order);
  // What somebody asked to see is the same order, unmasked.
  const seen = order.version === opened.version ? order : opened;
  const [edits, setEdits] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(start.map(({ field, to }) => [field, to])));
  const fields = fieldsOf(seen);
  const firstField = start[0]?.field ?? faulty.find((field) => fields.includes(field)) ?? fields[0];
  const changes = fields.flatMap((field): readonly FieldChange[] => {
    const to = edits[field]?.trim();
    return to === undefined || to === valueAt(seen, field) || (to === '' && maskAt(seen, field) !== undefined)
      ? []
      : [{ field, from: valueAt(seen, field), to }];
  });
  const missing = changes.length === 0 ? t('correct.missing') : undefined;
  const send = async () => {
    if (missing !== undefined || decide.busy) return;
    const saved = await decide.decide(
      client.cases.correct({ caseId, changes: [...changes] }).then((reply) => reply),
      t('correct.done', { count: changes.length }),
      [order.id],
    );
    if (saved !== null) onDone();
  };
  useKeys('everywhere', { confirm: () => void send(), save: () => void send(), out: onDone });
  const failed = decide.failure === null ? null : errorText(decide.failure);
  const clash = decide.failure?.code === 'changed_meanwhile' ? String(decide.failure.params?.['field'] ?? '') : null;
  return (
    <Section title={t('correct.title')}>
      <form
        className="correct-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {fields.map((field) => {
          const changed = changes.some((change) => change.field === field);
          const mask = maskAt(seen, field);
          return (
            <div key={field} className={WIDTHS[field.split('.').at(-1) ?? '']}>
              <TextField
                label={fieldName(field)}
                value={edits[field] ?? (mask === undefined ? valueAt(seen, field) : '')}
                {...(mask !== undefined && { placeholder: mask, hint: t('correct.masked') })}
                onChange={(value) => setEdits({ ...edits, [field]: value })}
                contentLang="zh-CN"
                code={field.endsWith('.sku') || field.endsWith('.phone')}
                autoFocus={field === firstField}
                {...(changed && { hint: t('correct.was', { value: valueAt(seen, field) === '' ? '–' : valueAt(seen, field) }) })}
                {...(clash === field && { error: t('correct.clash') })}
              />
            </div>
          );
        })}
        {clash === null && failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        {clash !== null && (
          <Note
            tone="warn"
            role="alert"
            title={t('correct.clash.title', { field: fieldName(clash) })}
            actions={
              <Button
                onPress={() => {
                  setSeen(order);
                  decide.forget();
                }}
              >
                {t('correct.clash.take')}
              </Button>
            }
          >
            {t('correct.clash.rest', { now: valueAt(order, clash as FieldPath), mine: edits[clash] ?? '' })}
          </Note>
        )}
        <div className="row wrap field-whole">
          <Button type="submit" look="primary" chord={chordOf('everywhere', 'confirm')} busy={decide.busy} busyLabel={t('act.saving')} disabledReason={missing}>
            {t('correct.save', { count: changes.length })}
          </Button>
          <Button chord="Escape" onPress={onDone}>
            {t('ui.cancel')}
          </Button>
          {order.waybill !== '' && <span className="meta">{t('case.voidsLabel', { waybill: order.waybill })}</span>}
        </div>
      </form>
    </Section>
  );
}
