import { useTranslation } from 'react-i18next';
import { type Role, ROLES } from '../../../../shared/core/user/roles.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { LANGUAGE_NAMES } from '../../../i18n/language-names.ts';
import { LANGUAGES } from '../../../lib/appearance/appearance.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

export interface PersonDraft {
  readonly name: string;
  readonly nameEn: string;
  readonly roles: readonly Role[];
  readonly language: (typeof LANGUAGES)[number];
}

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
  /** After a first try what is missing is said where it is missing. */
  readonly tried: boolean;
  readonly autoFocus?: boolean;
}

export const isComplete = ({ name, roles }: PersonDraft): boolean => name.trim() !== '' && roles.length > 0;

/** Who somebody is and what they may do. */
export function PersonFields({ draft, onChange, tried, autoFocus = false }: PersonFieldsProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const missingRoles = tried && draft.roles.length === 0;
  return (
    <>
      <TextField
        label={t('first.name')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        maxLength={100}
        autoComplete="off"
        autoFocus={autoFocus}
        error={tried && draft.name.trim() === '' ? errorText({ code: 'name_missing' }).what : undefined}
      />
      <TextField label={t('first.nameEn')} value={draft.nameEn} onChange={(nameEn) => onChange({ ...draft, nameEn })} maxLength={100} autoComplete="off" />
      <fieldset className="person-roles">
        <legend className="field-label">{t('people.roles')}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            isSelected={draft.roles.includes(role)}
            onChange={(has) => onChange({ ...draft, roles: ROLES.filter((one) => (one === role ? has : draft.roles.includes(one))) })}
          >
            <span className="person-role">
              <span>{t(`role.${role}`)}</span>
              <span className="meta">{t(`people.may.${role}`)}</span>
            </span>
          </Checkbox>
        ))}
        {missingRoles && (
          <p className="field-error" role="alert">
            {errorText({ code: 'roles_missing' }).what}
          </p>
        )}
      </fieldset>
      <div className="person-language">
        <span className="field-label">{t('settings.language')}</span>
        <Segmented
          label={t('settings.language')}
          value={draft.language}
          onChange={(language) => onChange({ ...draft, language })}
          choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
        />
      </div>
    </>
  );
}
