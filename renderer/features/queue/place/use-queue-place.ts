import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useSession } from '../../../lib/session/session.ts';
import type { OpenedId } from '../api/use-case.ts';
import type { QueueQuestion } from '../api/use-queue-list.ts';
import { filterOf, type QueueAddress, readAddress, writeAddress } from '../model/queue-address.ts';
import { AT_START, type ListPlace, rememberedPlace, rememberPlace } from './place-memory.ts';

/** A held key changes the list at once and the panel when it rests. */
const REST_MS = 90;
/** Writing down where the list stands waits until it stands. */
const SCROLL_REST_MS = 150;

const openedOf = (path: string): OpenedId | null => {
  if (path === '') return null;
  return path.startsWith('order/') ? { orderId: decodeURIComponent(path.slice('order/'.length)) } : { caseId: decodeURIComponent(path) };
};

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
  const navigate = useNavigate();
  const { search } = useLocation();
  const path = useParams()['*'] ?? '';
  const address = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const question = useMemo<QueueQuestion>(
    () => ({ filter: filterOf(address, userId), ...address.sort, thenBy: address.thenBy, group: address.group }),
    [address, userId],
  );
  const opened = useMemo(() => openedOf(path), [path]);

  const [start] = useState(() => rememberedPlace(userId));
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

  const go = useCallback(
    (nextPath: string, nextSearch: string, replace: boolean) =>
      void navigate({ pathname: `/queue${nextPath === '' ? '' : `/${nextPath}`}`, search: nextSearch }, { replace }),
    [navigate],
  );
  const openCase = useCallback((caseId: string) => go(encodeURIComponent(caseId), search, path !== ''), [go, path, search]);
  const following = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(following.current), []);
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
        openCase(row.caseId);
        if (enter) setEntered((count) => count + 1);
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
      stood.current = AT_START;
      setLeft(null);
      go(path, writeAddress({ ...address, ...part }).toString(), false);
    },
    close: () => go('', search, false),
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
