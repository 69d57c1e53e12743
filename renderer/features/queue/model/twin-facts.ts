import type { OrderDto } from '../../../../shared/contract/dto.ts';

/** What tells two orders apart, in the order in which it is looked at. */
export const TWIN_FACTS = ['name', 'phone', 'address', 'goods', 'paid', 'state'] as const;

export interface TwinFact {
  readonly fact: (typeof TWIN_FACTS)[number];
  /** Text, or an instant in epoch ms; null where nothing is known. */
  readonly here: string | number | null;
  readonly there: string | number | null;
  readonly same: boolean;
}

const valueOf = (fact: TwinFact['fact'], { recipient: r, lines, paidAt, orderedAt, state }: OrderDto): string | number | null => {
  switch (fact) {
    case 'name':
      return r.name;
    case 'phone':
      return r.phone;
    case 'address':
      return [r.province, r.city, r.district, r.town, r.detail].filter((part) => part !== '').join(' ');
    case 'goods':
      return lines
        .filter(({ kind }) => kind === 'goods')
        .map(({ sku, quantity }) => `${sku} × ${quantity}`)
        .toSorted()
        .join(', ');
    case 'paid':
      return paidAt ?? orderedAt;
    case 'state':
      return state;
  }
};

/** Two orders fact by fact, as far as the reader may see them: a masked number is compared as it is shown. */
export const twinFacts = (here: OrderDto, there: OrderDto): readonly TwinFact[] =>
  TWIN_FACTS.map((fact) => {
    const [mine, others] = [valueOf(fact, here), valueOf(fact, there)];
    return { fact, here: mine, there: others, same: mine === others };
  });
