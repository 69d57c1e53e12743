import { useQuery } from '@tanstack/react-query';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { useAppearance } from '../appearance/use-appearance.ts';
import { personName } from '../session/person-name.ts';

export interface Names {
  /** A shop's name in the reader's language; what the host called it where it is not set up. */
  readonly merchant: (code: string, fallback: string) => string;
  /** A person's name in the reader's language; what the host called them where nobody of that id is known. */
  readonly person: (id: string | null, fallback: string) => string;
}

/** Shops and people have a name in each language; the host says one of them, the window says its own. */
export function useNames(): Names {
  const client = useClient();
  const { language } = useAppearance();
  const { data: info } = useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(client.system.info({})), staleTime: Infinity });
  const { data: staff } = useQuery({ queryKey: ['system', 'people'], queryFn: () => answered(client.system.people({})), staleTime: Infinity });
  return {
    merchant: (code, fallback) => {
      const known = info?.merchants.find((merchant) => merchant.code === code);
      if (known === undefined) return fallback;
      return (language === 'en' ? known.en || known.zh : known.zh || known.en) || fallback;
    },
    person: (id, fallback) => {
      const known = staff?.people.find((person) => person.id === id);
      return known === undefined ? fallback : personName(known, language);
    },
  };
}
