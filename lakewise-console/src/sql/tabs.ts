import { useSyncExternalStore } from 'react';

/** A text that somebody works on, with what it showed last. */
export interface Tab {
  id: string;
  name: string;
  text: string;
  /** The statement that ran last, so that a reload finds its rows again, and where it stood. */
  last?: { statement: string; from: number; to: number; text: string };
  /** The saved query that it shows, at which version, and what was saved then. */
  saved?: { id: string; version: number; text: string };
  /** Values of its parameters, by their names. */
  parameters?: Record<string, ParameterValue>;
}

export interface ParameterValue {
  value: string;
  type: string;
}

interface Kept {
  tabs: Tab[];
  active: string;
}

function fresh(number: number): Tab {
  return { id: crypto.randomUUID(), name: `Query ${number}`, text: '' };
}

/**
 * The tabs of one person, kept in the browser at every change. Several windows share them: each
 * change is made to what was kept last, since a window that was frozen, or went back to this page,
 * was told nothing of what others kept meanwhile.
 */
export class Tabs {
  private readonly key: string;
  private kept: Kept;
  /** The text of what was read or written last. */
  private seen: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(principal: string) {
    this.key = `lakewise:${principal}:tabs`;
    const first = fresh(1);
    this.kept = { tabs: [first], active: first.id };
    const kept = this.read();
    if (kept) this.kept = kept;
    const follow = () => this.follow();
    window.addEventListener('storage', follow);
    window.addEventListener('pageshow', follow);
    window.addEventListener('focus', follow);
    document.addEventListener('resume', follow);
  }

  /** What another window has kept since this one looked; nothing if that is damaged. */
  private read(): Kept | undefined {
    try {
      const text = localStorage.getItem(this.key);
      if (text === null || text === this.seen) return undefined;
      this.seen = text;
      const kept = JSON.parse(text) as Kept;
      if (kept.tabs.length > 0 && kept.tabs.some((tab) => tab.id === kept.active)) return kept;
    } catch {
      // Not what was written here.
    }
    return undefined;
  }

  /** Shows what other windows have kept. */
  private follow(): void {
    const kept = this.read();
    if (!kept) return;
    this.kept = this.withOwnActive(kept);
    this.tell();
  }

  /** Another window has its own tab in front; this one's stays, unless it was closed there. */
  private withOwnActive(kept: Kept): Kept {
    const { active } = this.kept;
    return kept.tabs.some((tab) => tab.id === active) ? { ...kept, active } : kept;
  }

  /** Changes what was kept last, by whichever window. */
  private put(change: (kept: Kept) => Kept): void {
    const kept = this.read();
    this.kept = change(kept ? this.withOwnActive(kept) : this.kept);
    const text = JSON.stringify(this.kept);
    try {
      localStorage.setItem(this.key, text);
      this.seen = text;
    } catch {
      // The browser's room is full: the texts last as long as the page.
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly snapshot = (): Kept => this.kept;

  open(text = '', name?: string, more: Partial<Omit<Tab, 'id'>> = {}): string {
    const id = crypto.randomUUID();
    this.put(({ tabs }) => {
      const numbers = tabs.map((tab) => Number(/^Query (\d+)$/.exec(tab.name)?.[1] ?? 0));
      const usual = `Query ${Math.max(0, ...numbers) + 1}`;
      return { tabs: [...tabs, { id, name: name ?? usual, text, ...more }], active: id };
    });
    return id;
  }

  activate(id: string): void {
    if (this.kept.active !== id) this.put((kept) => ({ ...kept, active: id }));
  }

  /** Changes a tab; one that another window has closed meanwhile is there again. */
  change(id: string, change: Partial<Omit<Tab, 'id'>>): void {
    const known = this.kept.tabs.find((tab) => tab.id === id);
    this.put((kept) => {
      const isClosed = !kept.tabs.some((tab) => tab.id === id);
      const tabs = isClosed && known ? [...kept.tabs, known] : kept.tabs;
      return {
        tabs: tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
        active: isClosed && known ? id : kept.active,
      };
    });
  }

  close(id: string): void {
    this.put((kept) => {
      const at = kept.tabs.findIndex((tab) => tab.id === id);
      const rest = kept.tabs.filter((tab) => tab.id !== id);
      const tabs = rest.length > 0 ? rest : [fresh(1)];
      const next =
        kept.active === id ? (tabs[Math.min(at, tabs.length - 1)]?.id ?? '') : kept.active;
      return { tabs, active: next };
    });
  }
}

const all = new Map<string, Tabs>();

export function tabsOf(principal: string): Tabs {
  const known = all.get(principal) ?? new Tabs(principal);
  all.set(principal, known);
  return known;
}

export function useTabs(tabs: Tabs): Kept {
  return useSyncExternalStore(tabs.subscribe, tabs.snapshot);
}
