import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../../i18n/error-text.ts';
import { hasText } from '../../../i18n/i18n.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { KeyCap } from '../../../ui/button/key-cap.tsx';
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { iconOfKind } from '../model/kind-icons.ts';
import { type FoundOption, optionsOf } from './found-options.ts';
import { FOUND_AT_MOST, useOrderSearch } from './use-order-search.ts';
import './find-orders.css';

const LIST = 'found-orders';
const optionId = (index: number) => `${LIST}-${index}`;

/** The field in the title bar: finds orders while one types, opens their exceptions, or hands the words to the queue as a filter. */
export function FindOrders() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState({ asked: '', index: -1 });
  const { data, error, asked, isFetching } = useOrderSearch(open ? settled : '');
  const options = data === undefined || asked === '' ? [] : optionsOf(data.hits);
  // Another question has other answers: nothing of them is chosen yet.
  const active = chosen.asked === asked ? chosen.index : -1;
  const setActive = (index: number) => setChosen({ asked, index });
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  useKeys('everywhere', {
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (option: FoundOption | undefined) => {
    close();
    input.current?.blur();
    if (option === undefined) {
      const text = input.current?.value.trim() ?? '';
      return void navigate({ pathname: '/queue', search: text === '' ? '' : `?${new URLSearchParams({ text }).toString()}` });
    }
    return void navigate(option.caseId === null ? `/queue/order/${encodeURIComponent(option.orderId)}` : `/queue/${encodeURIComponent(option.caseId)}`);
  };
  const shown = open && settled.trim() !== '';
  const failed = error === null ? null : errorText(error.error);

  return (
    <div role="search" className="find">
      <form
        className="find-box"
        onSubmit={(event) => {
          event.preventDefault();
          choose(options[active]);
        }}
      >
        <Icon name="search" size={14} />
        <input
          ref={input}
          className="find-input"
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          autoComplete="off"
          spellCheck={false}
          aria-label={t('shell.search')}
          placeholder={t('shell.search.hint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            // What an input method is still composing is not asked.
            if (!(event.nativeEvent as InputEvent).isComposing) setSettled(event.target.value);
            setOpen(true);
          }}
          onCompositionEnd={(event) => setSettled(event.currentTarget.value)}
          onFocus={() => setOpen(true)}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') {
              if (shown) close();
              event.currentTarget.blur();
            }
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const step = event.key === 'ArrowDown' ? 1 : -1;
              if (options.length > 0) setActive(active < 0 && step < 0 ? options.length - 1 : active + step >= options.length ? -1 : active + step);
            }
          }}
        />
        <KeyCap chord={chordOf('everywhere', 'search')} />
      </form>
      {shown && (
        // The press must not take the focus from the field, or the list closes before the choice is heard.
        <div className="found" role="presentation" onMouseDown={(event) => event.preventDefault()}>
          <div className="found-list" id={LIST} role="listbox" aria-label={t('find.results')}>
            {options.map((option, index) => (
              <Found
                key={`${option.orderId} ${option.caseId ?? ''}`}
                id={optionId(index)}
                option={option}
                active={index === active}
                onChoose={() => choose(option)}
              />
            ))}
          </div>
          {failed !== null && <p className="found-note tone-stop">{failed.what}</p>}
          {failed === null && options.length === 0 && (
            <p className="found-note" role="status">
              {isFetching || asked !== settled.trim() ? t('find.searching') : t('find.none', { text: asked })}
              {!isFetching && asked === settled.trim() && <span className="meta found-hint">{t('find.none.hint')}</span>}
            </p>
          )}
          {data?.more === true && <p className="meta found-note">{t('find.more', { count: FOUND_AT_MOST })}</p>}
          <button type="button" className="found-foot" tabIndex={-1} onClick={() => choose(undefined)}>
            <Icon name="filter" size={14} />
            <span className="ellipsis">{t('find.inQueue', { text: settled.trim() })}</span>
            <KeyCap chord="Enter" />
          </button>
        </div>
      )}
    </div>
  );
}

function Found({
  id,
  option,
  active,
  onChoose,
}: {
  readonly id: string;
  readonly option: FoundOption;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  const { hit, kind } = option;
  const by = `find.by.${hit.matched}`;
  return (
    // The field keeps the focus and has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} role="option" tabIndex={-1} aria-selected={active} className={active ? 'found-row is-active' : 'found-row'} onClick={onChoose}>
      <Icon name={kind === null ? 'file' : iconOfKind(kind)} size={14} />
      <OrderNumber text={hit.platformOrderNo} />
      <span className="found-what ellipsis">{kind === null ? `${t(`orderState.${hit.state}`)} · ${t('find.noCase')}` : t(`kind.${kind}`)}</span>
      <span className="found-more meta ellipsis" lang="zh-CN">
        {[hit.recipientName, hit.phoneEnd === '' ? '' : t('find.phoneEnd', { digits: hit.phoneEnd }), hit.place, hit.merchantName]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {hasText(by) && <span className="meta nowrap">{t(by)}</span>}
    </div>
  );
}
