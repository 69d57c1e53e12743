import type { TFunction } from 'i18next';
import { platformName } from '../../lib/names/platform-name.ts';
import type { Notice } from './group-notices.ts';

/** The sentence of a notice, what it names by a code by its name. */
export const noticeText = (t: TFunction, { code, params }: Pick<Notice, 'code' | 'params'>): string =>
  t(code, typeof params['platform'] === 'string' ? { ...params, platform: platformName(t, params['platform']) } : params);
