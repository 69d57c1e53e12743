import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { caseAhead, type OpenedId } from '../api/use-case.ts';
import { listAhead, type QueueQuestion, useListChanges } from '../api/use-queue-list.ts';
import { filterOf, type QueueAddress, readAddress, writeAddress } from '../model/queue-address.ts';
import { AT_START, type ListPlace, rememberedPlace, rememberPlace } from './place-memory.ts';

/** A held key changes the list at once and the panel when it rests. */
const REST_MS = 90;
/** As long as what is on the screen may stay after a press because what comes is not here yet: all of it then changes in one frame. */
const FELT_MS = 80;
/** Writing down where the list stands waits until it stands. */
const SCROLL_REST_MS = 150;

const openedOf = (path: string): OpenedId | null => {
  if (path === '') return null;
  return path.startsWith('order/') ? { orderId: decodeURIComponent(path.slice('order/'.length)) } : { caseId: decodeURIComponent(path) };
};

const questionOf = (address: QueueAddress, userId: string): QueueQuestion => ({
  filter: filterOf(address, userId),
  ...address.sort,
  thenBy: address.thenBy,
  group: address.group,
});

export interface QueuePlace {
  readonly address: QueueAddress;
  readonly question: QueueQuestion;
  /** What is open, and the path that says so; empty while nothing is. */
  readonly opened: OpenedId | null;
  readonly path: string;
  readonly change: (part: Partial<QueueAddress>) => void;
  readonly openCase: (caseId: string) => void;
  readonly close: () => void;
  /** A row was chosen: entered, pressed, or only passed by the cursor, which an open panel follows. */
  readonly onOpen: (row: QueueRow, enter: boolean, byPointer?: boolean) => void;
  /** Counts up whenever the panel is entered by key. */
  readonly entered: number;
  /** How the list stood when it was left. */
  readonly startAt: ListPlace;
  readonly onScrolled: (element: HTMLElement) => void;
  /** The list stands otherwise: another row, other groups closed. */
  readonly onStood: (part: Partial<ListPlace>) => void;
}

/** The address says which list and which exception; this reads and writes it, and leads back to where somebody was. */
export const useQueuePlace = (): QueuePlace => {
  const { userId } = useSession();
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const path = useParams()['*'] ?? '';
  const address = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const question = useMemo(() => questionOf(address, userId), [address, userId]);
  const opened = useMemo(() => openedOf(path), [path]);
  useListChanges();

  const [start] = useState(() => {
    const remembered = rememberedPlace(userId);
    // On its way while the place is drawn for the first time, and not behind that. Where one leads back to another list, that one is asked for.
    const isLedBack = path === '' && search === '' && remembered !== null && remembered.search !== '';
    void listAhead(client, queries, isLedBack ? questionOf(readAddress(new URLSearchParams(remembered.search)), userId) : question);
    return remembered;
  });
  // Only its own list begins as it was left.
  const [left, setLeft] = useState(start);
  const startAt = left?.search === search ? left.stood : AT_START;
  const stood = useRef(startAt);
  const listOf = useRef(search);
  const arrived = useRef(false);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // It would write down the address of before.
    clearTimeout(resting.current);
    if (listOf.current !== search) {
      listOf.current = search;
      stood.current = startAt;
    }
    if (!arrived.current) {
      arrived.current = true;
      // Coming back without an address of one's own leads to where one was.
      if (path === '' && search === '' && start !== null && (start.path !== '' || start.search !== ''))
        return void navigate({ pathname: `/queue${start.path === '' ? '' : `/${start.path}`}`, search: start.search }, { replace: true });
    }
    rememberPlace({ userId, search, path, stood: stood.current });
    return undefined;
  }, [navigate, path, search, start, startAt, userId]);

  // Where it goes: the newest wish counts, and one on its way is what the next begins from. Another address, or another place, ends them all.
  const wished = useRef({ path, search, count: 0 });
  useLayoutEffect(() => {
    const end = () => {
      wished.current = { path, search, count: wished.current.count + 1 };
    };
    end();
    return end;
  }, [path, search]);
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
  const go = useCallback(
    (wish: { readonly path?: string; readonly search?: string }, replace: boolean, ready: Promise<void> | null = null, onGo?: () => void) => {
      // A panel that was closed does not open again because its row was passed a moment before.
      clearTimeout(following.current);
      wished.current = { ...wished.current, ...wish, count: wished.current.count + 1 };
      const { count, path: nextPath, search: nextSearch } = wished.current;
      let isGone = false;
      const leave = () => {
        if (isGone || wished.current.count !== count) return;
        isGone = true;
        onGo?.();
        // Drawn in the frame of the answer: a press waits for nothing that is less urgent.
        void navigate({ pathname: `/queue${nextPath === '' ? '' : `/${nextPath}`}`, search: nextSearch }, { replace, flushSync: true });
      };
      if (ready === null) return leave();
      const timer = setTimeout(leave, FELT_MS);
      void ready.finally(() => {
        clearTimeout(timer);
        leave();
      });
    },
    [navigate],
  );
  const openCase = useCallback(
    (caseId: string, onGo?: () => void) => go({ path: encodeURIComponent(caseId) }, path !== '', caseAhead(client, queries, caseId), onGo),
    [client, go, path, queries],
  );
  const onStood = useCallback(
    (part: Partial<ListPlace>) => {
      stood.current = { ...stood.current, ...part };
      rememberPlace({ userId, search, path, stood: stood.current });
    },
    [userId, search, path],
  );
  const [entered, setEntered] = useState(0);
  const onOpen = useCallback(
    (row: QueueRow, enter: boolean, byPointer = false) => {
      clearTimeout(following.current);
      if (enter || byPointer) {
        openCase(row.caseId, () => {
          if (enter) setEntered((count) => count + 1);
        });
      } else if (path !== '') following.current = setTimeout(() => openCase(row.caseId), REST_MS);
    },
    [openCase, path],
  );
  return {
    address,
    question,
    opened,
    path,
    openCase,
    onOpen,
    entered,
    startAt,
    change: (part) => {
      const next = writeAddress({ ...readAddress(new URLSearchParams(wished.current.search)), ...part }).toString();
      // As it will be read from the address, word for word: it is the same list only then.
      const ready = listAhead(client, queries, questionOf(readAddress(new URLSearchParams(next)), userId));
      go({ search: next }, false, ready, () => {
        stood.current = AT_START;
        setLeft(null);
      });
    },
    close: () => go({ path: '' }, false),
    onScrolled: (element) => {
      clearTimeout(resting.current);
      // Asked in the middle of a scroll, the browser would have to lay out the page once more.
      resting.current = setTimeout(() => {
        if (element.isConnected) onStood({ top: element.scrollTop });
      }, SCROLL_REST_MS);
    },
    onStood,
  };
};
