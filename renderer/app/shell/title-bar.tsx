import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { Mark } from './mark.tsx';
import { PersonMenu } from './person-menu.tsx';

/** What the host says of itself hardly changes; asked once a window. */
export const useSystemInfo = () => {
  const client = useClient();
  return useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(client.system.info({})), staleTime: Infinity });
};

export const useSiteName = (): string => {
  const { data } = useSystemInfo();
  const { language } = useAppearance();
  if (data === undefined) return '';
  const { zh, en } = data.siteName;
  return (language === 'en' ? en || zh : zh || en) || data.siteCode;
};

export function TitleBar() {
  const { t } = useTranslation();
  const { data: info } = useSystemInfo();
  const site = useSiteName();
  return (
    <header className="title-bar">
      <div className="title-site">
        <span className="brand">
          <Mark />
          <span className="visually-hidden">{t('shell.product')}</span>
        </span>
        <b className="ellipsis">{site}</b>
        {info?.sample === true && <Pill tone="info">{t('shell.sample')}</Pill>}
      </div>
      <Find />
      <div className="title-person">
        <PersonMenu />
      </div>
    </header>
  );
}

/** Searches the queue: order, name, phone digits, SKU, waybill, pinyin. */
function Find() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  useKeys('everywhere', {
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  return (
    <div role="search" className="find">
      <form
        className="find-box"
        onSubmit={(event) => {
          event.preventDefault();
          const text = input.current?.value.trim() ?? '';
          void navigate({ pathname: '/queue', search: text === '' ? '' : `?${new URLSearchParams({ text }).toString()}` });
          input.current?.blur();
        }}
      >
        <Icon name="search" size={14} />
        <input
          ref={input}
          className="find-input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={t('shell.search')}
          placeholder={t('shell.search.hint')}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }}
        />
        <KeyCap chord={chordOf('everywhere', 'search')} />
      </form>
    </div>
  );
}
