import { useQuery } from '@tanstack/react-query';
import { FileText, Folder } from 'lucide-react';
import { useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { byFolder, type SavedQuery, savedQueries } from './saved';
import './saved.css';

/** Saved queries in their folders. */
export function SavedList(props: { onOpen: (query: SavedQuery) => void }) {
  const saved = useQuery(savedQueries);
  const [typed, setTyped] = useState('');
  const folders = byFolder(saved.data?.queries ?? [], typed);
  return (
    <div className="tree-box">
      <SearchField
        className="tree-search"
        aria-label="Search saved queries"
        value={typed}
        onChange={setTyped}
      >
        <Input placeholder="Search saved queries" />
      </SearchField>
      {saved.isPending && <Loading what="the saved queries" />}
      {saved.isError && <Problem error={saved.error} again={() => saved.refetch()} />}
      {saved.data && folders.length === 0 && (
        <p className="tree-empty">
          {typed
            ? 'No saved query has this name.'
            : 'Save a tab to find its text here again, and to share it.'}
        </p>
      )}
      <div className="saved-list">
        {folders.map(([folder, queries]) => (
          <section key={folder} aria-label={folder || 'Without a folder'}>
            {folder && (
              <h2>
                <Folder aria-hidden size={14} /> <bdi>{folder}</bdi>
              </h2>
            )}
            <ul>
              {queries.map((query) => (
                <li key={query.id}>
                  <Button look="quiet" size="small" onPress={() => props.onOpen(query)}>
                    <FileText aria-hidden size={14} />
                    <span dir="auto">{query.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
