import type { OutageDto, OutageStatusDto } from '../api/use-outage.ts';

/** The incident of a platform that the keys of the desk speak of: the first, and none while one of the WMS is open, which comes before. */
export const keyedPlatform = ({ outage, platforms }: OutageStatusDto): OutageDto | null =>
  outage === null ? (platforms.find((platform) => platform.outage !== null)?.outage ?? null) : null;
