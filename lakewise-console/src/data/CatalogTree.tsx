import { ChevronRight, Eye, Folder, Plus, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button as AriaButton,
  Collection,
  Input,
  SearchField,
  Tree,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components';
import { count } from '../format/numbers';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { type Branch, branches, type Leaf } from './branches';
import './tree.css';
import { MOST, tablePath, useSearch, useTables } from './tables';

const NONE: Leaf[] = [];
const MOST_FOUND = 200;

/** The catalogs, schemas and tables that the user sees. */
export function CatalogTree(props: { onInsert?: (table: Leaf) => void }) {
  const tables = useTables();
  const [typed, setTyped] = useState('');
  const all = tables.data ?? NONE;
  // Of so many only a part is here: the server looks through all.
  const asks = all.length >= MOST && typed.trim() !== '';
  const found = useSearch(asks ? typed : '', MOST_FOUND);
  const tree = useMemo(
    () =>
      asks
        ? branches(
            (found.data ?? NONE).filter(({ kind }) => kind === 'TABLE' || kind === 'VIEW'),
            '',
          )
        : branches(all, typed),
    [all, typed, asks, found.data],
  );
  const [opened, setOpened] = useState<Set<string> | null>(null);
  const expanded = useMemo(() => {
    if (typed !== '')
      return new Set(tree.flatMap((one) => [one.id, ...one.children.map((child) => child.id)]));
    return (
      opened ??
      new Set(
        tree
          .filter((one) => one.id !== 'system')
          .flatMap((one) => [one.id, ...one.children.slice(0, 3).map((child) => child.id)]),
      )
    );
  }, [tree, typed, opened]);

  return (
    <div className="tree-box">
      <SearchField
        className="tree-search"
        aria-label="Search names"
        value={typed}
        onChange={setTyped}
      >
        <Input placeholder="Search names" />
      </SearchField>
      {tables.isPending && <Loading what="the names of the lake" />}
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {tables.isError && <Problem error={tables.error} again={() => tables.refetch()} />}
      {tables.data && (
        <Tree
          className="tree"
          aria-label="Catalogs"
          items={tree}
          selectionMode="none"
          expandedKeys={expanded}
          onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
          renderEmptyState={() => (
            <p className="tree-empty">
              {typed ? 'Nothing has this name.' : 'There are no tables yet.'}
            </p>
          )}
        >
          {(branch) => (
            <BranchItem branch={branch} {...(props.onInsert ? { onInsert: props.onInsert } : {})} />
          )}
        </Tree>
      )}
      {all.length >= MOST && typed === '' && (
        <p className="tree-empty">
          These are the first {count(MOST)} names. The search looks through all.
        </p>
      )}
    </div>
  );
}

function BranchItem({ branch, onInsert }: { branch: Branch; onInsert?: (table: Leaf) => void }) {
  const { table, isRest } = branch;
  if (isRest) {
    return (
      <TreeItem id={branch.id} textValue={branch.name} className="tree-item">
        <TreeItemContent>
          <p className="tree-empty">{branch.name}</p>
        </TreeItemContent>
      </TreeItem>
    );
  }
  const Icon = table ? (table.kind === 'VIEW' ? Eye : Table2) : Folder;
  return (
    <TreeItem
      id={branch.id}
      textValue={branch.name}
      className="tree-item"
      {...(table ? { href: tablePath(table) } : {})}
    >
      <TreeItemContent>
        {({ level }) => (
          <div className="tree-line" style={{ paddingInlineStart: `${(level - 1) * 14}px` }}>
            {table ? (
              <span className="tree-gap" />
            ) : (
              <AriaButton slot="chevron" className="tree-chevron">
                <ChevronRight aria-hidden size={14} />
              </AriaButton>
            )}
            <Icon aria-hidden size={15} />
            <span className="tree-name" dir="auto" title={table?.comment ?? branch.name}>
              {branch.name}
            </span>
            {table && onInsert && (
              <Button
                look="quiet"
                size="small"
                tip={`Insert ${branch.name}`}
                onPress={() => onInsert(table)}
              >
                <Plus aria-hidden size={14} />
              </Button>
            )}
          </div>
        )}
      </TreeItemContent>
      <Collection items={branch.children}>
        {(child) => <BranchItem branch={child} {...(onInsert ? { onInsert } : {})} />}
      </Collection>
    </TreeItem>
  );
}
