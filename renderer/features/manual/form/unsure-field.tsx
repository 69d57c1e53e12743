import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Readings } from '../../../ui/question/readings.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import type { Choosable } from '../model/reading.ts';

/** A field, and below it, while it is unsure, why, and the ways it can be read. */
export function UnsureField({
  name,
  unsure,
  choosable,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly unsure: boolean;
  readonly choosable: Choosable | null;
  readonly onChoose: (at: number) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="manual-field" data-field={name} data-unsure={unsure || undefined}>
      {children}
      {unsure && choosable !== null && (
        <div className="manual-why">
          <span className="row">
            <StatusIcon tone="doubt" size={13} />
            {t(`manual.why.${choosable.why}`)}
          </span>
          {choosable.texts.length > 0 && (
            <Readings label={t('manual.readings')} readings={choosable.texts} onChoose={(text) => onChoose(choosable.texts.indexOf(text))} />
          )}
        </div>
      )}
    </div>
  );
}
