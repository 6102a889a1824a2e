import { useEffect, useRef } from 'react';

const SEQUENCE_PAUSE = 900;
export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** How a shortcut is written for people: `mod+k` is `⌘K` or `Ctrl K`, `g s` is `G then S`. */
export function written(keys: string): string {
  const parts = keys.split(' ').map((step) =>
    step
      .split('+')
      .map((key) => {
        if (key === 'mod') return IS_MAC ? '⌘' : 'Ctrl';
        return key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1);
      })
      .join(IS_MAC ? '' : ' + '),
  );
  return parts.join(' then ');
}

/** The key of an event as shortcuts write it. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (IS_MAC ? event.metaKey : event.ctrlKey) ? `mod+${key}` : key;
}

/** Whether what is typed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.shadowRoot !== null ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog]') !== null
  );
}

/** Calls what belongs to keys, wherever the focus is; keys without `mod` only where nobody types. */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    let before = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey) return;
      const key = keyOf(event);
      if (!key.startsWith('mod+') && isTyping(event.target)) return;
      const action = current.current[before ? `${before} ${key}` : key] ?? current.current[key];
      clearTimeout(timer);
      before = key;
      timer = setTimeout(() => {
        before = '';
      }, SEQUENCE_PAUSE);
      if (action) {
        before = '';
        event.preventDefault();
        action();
      }
    }
    window.addEventListener('keydown', pressed);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', pressed);
    };
  }, []);
}
