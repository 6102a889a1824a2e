import { Pencil, Plus, X } from 'lucide-react';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { Tab, TabList } from 'react-aria-components';
import { Button } from '../ui/Button';
import type { Tab as SqlTab, Tabs } from './tabs';

/**
 * The one panel of all tabs. It stays while the text in it changes, so that each keeps its undo;
 * React Aria names it once by the first text, and would let later tabs name a panel that is not.
 */
export const PANEL = 'sql-panel';

/** The texts that are open, and what can be done with them; within the tabs whose panel shows one. */
export function TabStrip(props: { tabs: Tabs; all: SqlTab[]; active: string }) {
  const { tabs, all, active } = props;
  const [renamed, setRenamed] = useState<string | null>(null);
  const tab = all.find((one) => one.id === active);
  const list = useRef<HTMLDivElement>(null);

  // Of many tabs, those that do not fit are scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which tab is in front is seen in the page.
  useEffect(() => {
    // A new one is there with the next frame.
    const frame = requestAnimationFrame(() =>
      list.current
        ?.querySelector('[aria-selected="true"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [active]);

  function rename(name: string) {
    if (renamed && name.trim()) tabs.change(renamed, { name: name.trim() });
    setRenamed(null);
  }

  return (
    <div className="tab-strip">
      <TabList ref={list} aria-label="Open texts" className="tab-list">
        {all.map((one) => (
          <Tab
            key={one.id}
            id={one.id}
            className="tab"
            render={(given) => (
              <div
                {...(given as ComponentProps<'div'>)}
                {...(given['aria-controls'] ? { 'aria-controls': PANEL } : {})}
              />
            )}
          >
            <span dir="auto">{one.name}</span>
          </Tab>
        ))}
      </TabList>
      {renamed && (
        <input
          className="tab-rename"
          aria-label="Name of the tab"
          defaultValue={all.find((one) => one.id === renamed)?.name}
          ref={(input) => input?.select()}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename(event.currentTarget.value);
            if (event.key === 'Escape') setRenamed(null);
          }}
        />
      )}
      <Button look="quiet" size="small" tip="Rename the tab" onPress={() => setRenamed(active)}>
        <Pencil aria-hidden size={14} />
      </Button>
      <Button
        look="quiet"
        size="small"
        tip={`Close ${tab?.name ?? ''}`}
        onPress={() => tabs.close(active)}
      >
        <X aria-hidden size={16} />
      </Button>
      <Button look="quiet" size="small" tip="New tab" onPress={() => tabs.open()}>
        <Plus aria-hidden size={16} />
      </Button>
    </div>
  );
}
