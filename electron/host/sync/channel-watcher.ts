import {
  newWatch,
  onCall,
  onLook,
  type ChannelCall,
  type ChannelFacts,
  type ChannelWatch,
  type WatchNews,
  type WatchRules,
} from '../../../shared/core/outage/channel-watch.ts';
import type { Timers } from './timers.ts';

/** Looks at one channel every few seconds and says when it fails and when it is well again. Nothing is decided here. */
export interface ChannelWatcher {
  readonly start: (phase: ChannelWatch['phase']) => void;
  readonly stop: () => void;
  readonly onCall: (call: ChannelCall) => void;
  readonly watch: () => ChannelWatch;
}

export interface ChannelWatcherDeps {
  readonly timers: Timers;
  /** The steady clock that the calls are stamped with. */
  readonly now: () => number;
  readonly facts: () => ChannelFacts;
  readonly rules: () => WatchRules;
  readonly onNews: (news: WatchNews) => void;
  readonly onDefect: (defect: unknown) => void;
}

const LOOK_EVERY_MS = 2_500;

export function createChannelWatcher(deps: ChannelWatcherDeps): ChannelWatcher {
  let watch = newWatch(deps.now());
  let timer: unknown = null;
  const look = (): void => {
    try {
      const looked = onLook(watch, deps.facts(), deps.now(), deps.rules());
      if (looked.news !== null) deps.onNews(looked.news);
      // Taken over only once it was written down: what could not be is noticed again at the next look.
      watch = looked.watch;
    } catch (defect) {
      deps.onDefect(defect);
    }
    timer = deps.timers.set(LOOK_EVERY_MS, look);
  };
  return {
    start: (phase) => {
      watch = newWatch(deps.now(), phase);
      timer ??= deps.timers.set(LOOK_EVERY_MS, look);
    },
    stop: () => {
      if (timer !== null) deps.timers.clear(timer);
      timer = null;
    },
    onCall: (call) => {
      watch = onCall(watch, call);
    },
    watch: () => watch,
  };
}
