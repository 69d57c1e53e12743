import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { UNNAMED_MERCHANT } from '../../../shared/core/site/site.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import type { Language } from '../appearance/appearance.ts';
import { useAppearance } from '../appearance/use-appearance.ts';
import { personName } from '../session/person-name.ts';
import { useSystemInfo } from '../use-system-info.ts';
import { platformName } from './platform-name.ts';

export interface Names {
  /** A shop's name in the reader's language, or in the one asked for; what the host called it where it is not set up, and in words where none was named. */
  readonly merchant: (code: string, fallback: string, language?: Language) => string;
  /** A platform's name; its code where the program knows none. */
  readonly platform: (code: string) => string;
  /** A carrier's name; its code where it is not set up. */
  readonly carrier: (code: string) => string;
  /** A person's name in the reader's language; what the host called them where nobody of that id is known. */
  readonly person: (id: string | null, fallback: string) => string;
  /** The same, where a paper or an entry keeps the name alone: another one only if exactly one person is called so. */
  readonly personCalled: (name: string) => string;
}

interface InBoth {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
const nameIn = (found: InBoth | undefined, language: Language): string => {
  if (found === undefined) return '';
  return language === 'en' ? found.en || found.zh : found.zh || found.en;
};

/** Shops, carriers and people have a name in each language; the host says one of them, the window says its own. */
export function useNames(): Names {
  const client = useClient();
  const { t } = useTranslation();
  const { language: own } = useAppearance();
  const { data: info } = useSystemInfo();
  const { data: staff } = useQuery({ queryKey: ['system', 'people'], queryFn: () => answered(client.system.people({})), staleTime: Infinity });
  // The same until a name changes: every row of a list that shows names would be drawn anew otherwise.
  return useMemo(() => {
    const merchants = new Map(info?.merchants.map((merchant) => [merchant.code, merchant]));
    const carriers = new Map(info?.carriers.map((carrier) => [carrier.code, carrier]));
    const people = new Map(staff?.people.map((person) => [person.id, person]));
    return {
      merchant: (code, fallback, language = own) =>
        nameIn(merchants.get(code), language) || (code === UNNAMED_MERCHANT ? t('merchant.unnamed', { lng: language }) : fallback),
      platform: (code) => platformName(t, code),
      carrier: (code) => nameIn(carriers.get(code), own) || code,
      person: (id, fallback) => {
        const known = id === null ? undefined : people.get(id);
        return known === undefined ? fallback : personName(known, own);
      },
      personCalled: (name) => {
        const [known, another] = staff?.people.filter((person) => person.name === name || person.nameEn === name) ?? [];
        return known === undefined || another !== undefined ? name : personName(known, own);
      },
    };
  }, [info, staff, own, t]);
}
