import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutageDto, OutageLineDto, OutageStatusDto } from '../../../../shared/contract/outage.contract.ts';
import type { Lack } from '../../../../shared/core/outage/readiness.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';

export type { OutageDto, OutageLineDto, OutageStatusDto };

/** The host tells of every change; this is the net below that, and keeps ages honest. */
const REFRESH_MS = 5_000;
const READINESS_MS = 15_000;
export const LINES_SHOWN = 200;

export const useOutageStatus = () => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'status'], queryFn: () => answered(outage.status({})), refetchInterval: REFRESH_MS });
};

export const useReadiness = () => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'readiness'], queryFn: () => answered(outage.readiness({})), refetchInterval: READINESS_MS });
};

export const useLacking = (lack: Lack, limit: number) => {
  const { outage } = useClient();
  return useQuery({
    queryKey: ['outage', 'lacking', lack, limit],
    queryFn: () => answered(outage.lacking({ lack, limit })),
  });
};

export const useLines = (no: string | undefined, only: 'all' | 'open' | 'decided', limit: number, enabled = true) => {
  const { outage } = useClient();
  return useQuery({
    queryKey: ['outage', 'lines', no ?? '', only, limit],
    queryFn: () => answered(outage.lines({ ...(no !== undefined && { no }), only, limit })),
    refetchInterval: REFRESH_MS,
    enabled,
  });
};

export const usePastOutages = () => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'list'], queryFn: async () => (await answered(outage.list({ limit: 100 }))).outages });
};

const CHECK_LOOK_MS = 300;

/** The check of a certificate as it goes on: begun whenever a certificate is opened, and by a person after it was stopped. */
export const useCertificateCheck = (no: string) => {
  const { outage } = useClient();
  const queries = useQueryClient();
  const queryKey = ['outageCheck', no];
  const look = () => queries.invalidateQueries({ queryKey });
  const check = useQuery({
    queryKey,
    queryFn: () => answered(outage.checking({ no })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? CHECK_LOOK_MS : false),
  });
  return {
    data: check.data,
    checkedAt: check.dataUpdatedAt,
    begin: () => outage.check({ no }).then(look),
    stop: () => outage.stopChecking({ no }).then(look),
  };
};

export const useCertificate = (no: string) => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'certificate', no], queryFn: () => answered(outage.certificate({ no })) });
};
