import type { Recipient } from '../order/recipient.ts';
import { findPhoneFaults } from '../phone/find-phone-faults.ts';
import type { TrainingNumber } from '../phone/training-numbers.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { CARRIES, type Channel, type OutsideWay } from './channel.ts';
import { isMailAddress } from './mail-address.ts';

export interface RouteQuestion {
  readonly way: OutsideWay;
  readonly to: 'customer' | 'merchant';
  readonly merchant: string;
  readonly recipient: Pick<Recipient, 'phone' | 'email' | 'country'>;
  readonly trainingNumbers: readonly TrainingNumber[];
}
export interface Route {
  readonly channelId: string;
  /** A mail address or a phone number; empty where the channel itself is the group. */
  readonly address: string;
}
export const ROUTE_PROBLEMS = ['no_channel', 'address_missing', 'address_unusable', 'training_number', 'cannot_text'] as const;
export type RouteProblem = (typeof ROUTE_PROBLEMS)[number];

/** Faults after which a text could reach somebody else, or nobody. */
const usable = new Set(['phone_full_width', 'phone_country_code_twice']);

function customerAddress({ way, recipient, trainingNumbers }: RouteQuestion): Result<string, RouteProblem> {
  if (way === 'mail') {
    const mail = recipient.email.trim();
    return mail === '' ? err('address_missing') : isMailAddress(mail) ? ok(mail) : err('address_unusable');
  }
  if (way === 'chat') return err('no_channel');
  if (recipient.phone.trim() === '') return err('address_missing');
  const region = recipient.country === '' ? 'CN' : recipient.country;
  // A text to a number that exists for practising only would go to whoever gets it one day.
  const faults = findPhoneFaults(recipient.phone, { region, trainingNumbers: [] });
  if (faults.length > 0 && findPhoneFaults(recipient.phone, { region, trainingNumbers }).length === 0) return err('training_number');
  const [first] = faults;
  if (first?.code === 'phone_no_sms') return err('cannot_text');
  const reading = first?.readings.length === 1 && usable.has(first.code) ? (first.readings[0] ?? '') : recipient.phone;
  return first !== undefined && reading === recipient.phone ? err('address_unusable') : ok(reading.normalize('NFKC').replaceAll(/[^\d+]/gu, ''));
}

/** The way out for a message: the first active channel that carries it to whom it is meant for. Never a guess at another one. */
export function pickRoute(channels: readonly Channel[], question: RouteQuestion): Result<Route, RouteProblem> {
  const fitting = channels.filter(({ active, kind }) => active && CARRIES[kind] === question.way);
  if (question.to === 'customer') {
    const channel = fitting.find(({ customers }) => customers);
    if (channel === undefined) return err('no_channel');
    const address = customerAddress(question);
    return address.ok ? ok({ channelId: channel.id, address: address.value }) : address;
  }
  for (const channel of fitting) {
    const route = channel.merchants.find(({ merchant }) => merchant === question.merchant);
    if (route !== undefined) return ok({ channelId: channel.id, address: route.to });
  }
  return err('no_channel');
}
