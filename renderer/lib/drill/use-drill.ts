import { useQuery } from '@tanstack/react-query';
import type { DrillResultDto, DrillSceneDto, DrillScoreDto } from '../../../shared/contract/drill.contract.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { useSystemInfo } from '../use-system-info.ts';

export type { DrillResultDto, DrillSceneDto, DrillScoreDto };

/** The host tells of every change; this is the net below that. */
const REFRESH_MS = 2_000;

/** Whether this window is a rehearsal. Before that is known it is nothing. */
export const useIsDrill = (): boolean | undefined => useSystemInfo().data?.drill;

export const useDrillScene = (enabled: boolean) => {
  const { drill } = useClient();
  return useQuery({ queryKey: ['drill', 'scene'], queryFn: () => answered(drill.scene({})), refetchInterval: REFRESH_MS, enabled });
};
