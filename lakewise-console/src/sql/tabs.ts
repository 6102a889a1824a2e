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

/** The tabs of one person, kept in the browser at every change. */
export class Tabs {
  private readonly key: string;
  private kept: Kept;
  private readonly listeners = new Set<() => void>();

  constructor(principal: string) {
    this.key = `lakewise:${principal}:tabs`;
    this.kept = this.read();
    window.addEventListener('storage', (event) => {
      if (event.key !== this.key) return;
      this.kept = this.withOwnActive(this.read());
      this.tell();
    });
  }

  private read(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? '') as Kept;
      if (kept.tabs.length > 0 && kept.tabs.some((tab) => tab.id === kept.active)) return kept;
    } catch {
      // Nothing was kept, or it is damaged: begin anew.
    }
    const first = fresh(1);
    return { tabs: [first], active: first.id };
  }

  /** Another window has its own tab in front; this one's stays, unless it was closed there. */
  private withOwnActive(kept: Kept): Kept {
    const { active } = this.kept;
    return kept.tabs.some((tab) => tab.id === active) ? { ...kept, active } : kept;
  }

  private put(kept: Kept): void {
    this.kept = kept;
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
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
    const numbers = this.kept.tabs.map((tab) => Number(/^Query (\d+)$/.exec(tab.name)?.[1] ?? 0));
    const tab = { ...fresh(Math.max(0, ...numbers) + 1), text, ...(name ? { name } : {}), ...more };
    this.put({ tabs: [...this.kept.tabs, tab], active: tab.id });
    return tab.id;
  }

  activate(id: string): void {
    if (this.kept.active !== id) this.put({ ...this.kept, active: id });
  }

  change(id: string, change: Partial<Omit<Tab, 'id'>>): void {
    this.put({
      ...this.kept,
      tabs: this.kept.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
    });
  }

  close(id: string): void {
    const at = this.kept.tabs.findIndex((tab) => tab.id === id);
    const rest = this.kept.tabs.filter((tab) => tab.id !== id);
    const tabs = rest.length > 0 ? rest : [fresh(1)];
    const next =
      this.kept.active === id ? (tabs[Math.min(at, tabs.length - 1)]?.id ?? '') : this.kept.active;
    this.put({ tabs, active: next });
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
