import { useTranslation } from 'react-i18next';
import { useToast } from '../../ui/feedback/toast.tsx';
import { useSystemInfo } from '../../lib/use-system-info.ts';

/** The address of what is shown: what opens a window of the installed program, or this page where the console is one in a browser. */
const linkHere = (shell: string): string =>
  shell === 'electron' ? `sidebay:${location.hash.slice(1)}` : `${location.origin}${location.pathname}${location.hash}`;

/** Puts a link to what is shown on the clipboard and says so. */
export const useCopyLink = (): (() => void) => {
  const { t } = useTranslation();
  const { show } = useToast();
  const { data: info } = useSystemInfo();
  return () => {
    if (info === undefined) return;
    void navigator.clipboard.writeText(linkHere(info.shell)).then(
      () => show({ text: t('shell.copyLink.done') }),
      () => show({ text: t('shell.copyLink.refused'), tone: 'info' }),
    );
  };
};
