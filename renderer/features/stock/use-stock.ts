import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { StockIncidentDto, stockContract } from '../../../shared/contract/stock.contract.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';

export type Choice = StockIncidentDto['choice'];
export type PolicyId = Choice['policy'];
export type LowSku = z.output<typeof stockContract.list.output>['low'][number];
export interface SkuKey {
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
}

export const keyOf = ({ merchant, warehouse, sku }: SkuKey): string => `${merchant}:${sku}@${warehouse}`;

/** Of one SKU both may stand in the list: its shortage, and its place that waits for a look. */
export const placeKeyOf = (key: SkuKey): string => `place:${keyOf(key)}`;

export const useStockList = () => {
  const client = useClient();
  return useQuery({ queryKey: ['stock', 'list'], queryFn: () => answered(client.stock.list({})) });
};

/** Places packers found wrong. */
export const useAskedPlaces = () => {
  const client = useClient();
  return useQuery({ queryKey: ['stock', 'places'], queryFn: () => answered(client.stock.places({})) });
};

/** An incident as it stands, or as a choice that nobody confirmed yet would have it. */
export const useIncident = (key: SkuKey | null, choice: Choice | null) => {
  const client = useClient();
  return useQuery({
    queryKey: ['stock', 'incident', key?.merchant, key?.warehouse, key?.sku, choice],
    queryFn: () =>
      answered(
        client.stock.incident({
          merchant: key?.merchant ?? '',
          warehouse: key?.warehouse ?? '',
          sku: key?.sku ?? '',
          choice: choice === null ? null : { ...choice },
        }),
      ),
    enabled: key !== null,
    // While another choice is looked at, the table stays where it is.
    placeholderData: (before: StockIncidentDto | undefined) => (before !== undefined && key !== null && keyOf(before) === keyOf(key) ? before : undefined),
  });
};
