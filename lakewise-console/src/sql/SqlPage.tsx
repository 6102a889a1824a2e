import { PanelLeft } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { TabPanel, Tabs } from 'react-aria-components';
import { useSearch } from 'wouter';
import { Editor, type EditorHandle } from '../editor/Editor';
import { type Piece, parameterNames } from '../editor/scan';
import { path } from '../format/sql';
import { SaveButtons } from '../saved/SaveButtons';
import { fetchSaved, tabOf } from '../saved/saved';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { Splitter, useSplit } from '../ui/Splitter';
import { Parameters, parametersOf } from './Parameters';
import { Results } from './Results';
import { RunBar } from './RunBar';
import { runs, useRun } from './runs';
import { SidePanel } from './SidePanel';
import './sql.css';
import { PANEL, TabStrip } from './TabStrip';
import { tabsOf, useTabs } from './tabs';
import { useCompletion } from './useCompletion';
import { useWarehouse } from './useWarehouse';

/** Where one asks: the names of the lake, texts in tabs, and the rows of the last question. */
export default function SqlPage() {
  const tabs = tabsOf(useSession().principal);
  const { tabs: all, active } = useTabs(tabs);
  const tab = all.find((one) => one.id === active) ?? all[0];
  const run = useRun(active);
  const editor = useRef<EditorHandle>(null);
  const [warehouse, setWarehouse] = useWarehouse();
  const complete = useCompletion();
  const [treeShown, setTreeShown] = useState(false);
  const [share, setShare] = useSplit('sql', 0.42);
  const [trouble, setTrouble] = useState<unknown>(null);
  const last = tab?.last;

  useEffect(() => {
    document.title = `${tab?.name ?? 'SQL'} · Lakewise`;
  }, [tab?.name]);

  useEffect(() => {
    if (last) runs.resume(active, last.statement, last);
  }, [active, last]);

  const start = useCallback(
    (pieces: Piece[]) => {
      const [first] = pieces;
      if (!first || !tab) return;
      const values = parametersOf(
        pieces.flatMap((piece) => parameterNames(piece.text)),
        tab.parameters,
      );
      void runs.start(tabs, tab.id, pieces, warehouse, values);
    },
    [tabs, tab, warehouse],
  );
  const runChosen = useCallback(() => {
    const piece = editor.current?.chosen();
    if (piece) start([piece]);
  }, [start]);

  const openSaved = useCallback(
    async (id: string) => {
      const open = tabs.snapshot().tabs.find((one) => one.saved?.id === id);
      if (open) tabs.activate(open.id);
      else {
        const { name, text, ...more } = tabOf(await fetchSaved(id));
        tabs.open(text, name, more);
      }
    },
    [tabs],
  );
  const search = useSearch();
  useEffect(() => {
    const id = new URLSearchParams(search).get('saved');
    if (!id) return;
    window.history.replaceState(null, '', window.location.pathname);
    openSaved(id).catch((thrown: unknown) => setTrouble(thrown));
  }, [openSaved, search]);

  if (!tab) return null;
  return (
    <main className="sql" data-tree={treeShown || undefined}>
      <h1 className="hidden">SQL</h1>
      <aside className="sql-tree" aria-label="Names">
        <SidePanel
          onInsert={(table) =>
            editor.current?.insert(
              table.catalog === 'main'
                ? path(table.schema, table.name)
                : path(table.catalog, table.schema, table.name),
            )
          }
          onOpen={({ id }) => openSaved(id).catch((thrown: unknown) => setTrouble(thrown))}
        />
      </aside>
      <Tabs
        className="sql-work"
        selectedKey={tab.id}
        onSelectionChange={(key) => tabs.activate(String(key))}
      >
        <div className="sql-head">
          <div className="sql-tree-button">
            <Button
              look="quiet"
              size="small"
              tip="Names of the lake"
              aria-expanded={treeShown}
              onPress={() => setTreeShown(!treeShown)}
            >
              <PanelLeft aria-hidden size={18} />
            </Button>
          </div>
          <TabStrip tabs={tabs} all={all} active={active} />
        </div>
        {trouble !== null && <Problem error={trouble} again={() => setTrouble(null)} />}
        <TabPanel
          id={tab.id}
          className="sql-panel"
          render={(given) => <div {...given} id={PANEL} />}
        >
          <RunBar
            run={run}
            warehouse={warehouse}
            onWarehouse={setWarehouse}
            onRun={runChosen}
            onRunAll={() => start(editor.current?.all() ?? [])}
            onCancel={() => void runs.cancel(tab.id)}
          >
            <SaveButtons tabs={tabs} tab={tab} />
          </RunBar>
          <Parameters tab={tab} onChange={(parameters) => tabs.change(tab.id, { parameters })} />
          <Splitter share={share} onShare={setShare} label="Height of the editor">
            <section className="sql-editor" aria-label="Statement">
              <Editor
                id={tab.id}
                text={tab.text}
                error={
                  run?.phase === 'failed' && run.error
                    ? { piece: run.piece, message: run.error }
                    : undefined
                }
                handle={editor}
                onChange={(text) => tabs.change(tab.id, { text })}
                onRun={runChosen}
                onRunAll={() => start(editor.current?.all() ?? [])}
                complete={complete}
              />
            </section>
            <section className="sql-results" aria-label="Rows">
              <Results run={run} name={tab.name} saved={tab.saved} />
            </section>
          </Splitter>
        </TabPanel>
      </Tabs>
    </main>
  );
}
