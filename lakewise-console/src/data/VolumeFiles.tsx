import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileText, Folder, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { type FileEntry, fileAddress, filesIn, removeFile, removeFolder } from '../api/files';
import { size } from '../format/numbers';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { NewFolder } from './NewFolder';
import { VolumeUpload } from './VolumeUpload';

/** The files of a volume, folder by folder; which one is shown stands in the address. */
export function VolumeFiles({ root }: { root: string }) {
  const [search] = useSearchParams();
  const [, open] = useLocation();
  const inside = (search.get('path') ?? '').split('/').filter((name) => name !== '');
  const folder = [root, ...inside].join('/');
  const [removed, setRemoved] = useState<FileEntry>();
  const queries = useQueryClient();
  const files = useInfiniteQuery({
    queryKey: ['files', folder],
    queryFn: ({ pageParam, signal }) => filesIn(folder, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
    retry: false,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['files', folder] });
  const entries = (files.data?.pages ?? []).flatMap((page) => page.contents ?? []);
  return (
    <section className="definition" aria-labelledby="files-title">
      <header className="table-policies-head">
        <h2 id="files-title">Files</h2>
        {files.data && (
          <div className="form-actions">
            <NewFolder folder={folder} onMade={(name) => open(placeOf([...inside, name]))} />
            <VolumeUpload folder={folder} onDone={refresh} />
          </div>
        )}
      </header>
      {inside.length > 0 && (
        <p className="way">
          <Link href={placeOf([])}>all files</Link>
          {inside.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the path is what it is known by.
            <span key={at}>
              <span aria-hidden> › </span>
              <Link href={placeOf(inside.slice(0, at + 1))}>
                <bdi>{name}</bdi>
              </Link>
            </span>
          ))}
        </p>
      )}
      {files.isPending && <Loading what="the files" />}
      {files.isError && <Problem error={files.error} again={() => void files.refetch()} />}
      {files.data && entries.length === 0 && (
        <Empty title="No file is here">
          <p>
            Upload one, or put it by <code>PUT '…' INTO '{folder}/…'</code> in{' '}
            <code>./lakewise sql</code>.
          </p>
        </Empty>
      )}
      {entries.length > 0 && (
        <Listing
          title="Files of the volume"
          heads={[
            'Name',
            'Size',
            'Changed',
            <span key="do" className="hidden">
              Actions
            </span>,
          ]}
          stacked
          className="table-flow"
        >
          {entries.map((entry) => (
            <Line
              key={entry.path}
              entry={entry}
              place={placeOf([...inside, entry.name])}
              onRemove={() => setRemoved(entry)}
            />
          ))}
        </Listing>
      )}
      {files.hasNextPage && (
        <div>
          <Button onPress={() => void files.fetchNextPage()} isPending={files.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {removed && (
        <Confirm
          title={`Delete ${removed.name}`}
          action="Delete for ever"
          run={async () => {
            await (removed.is_directory ? removeFolder : removeFile)(removed.path);
            await refresh();
          }}
          onClose={() => setRemoved(undefined)}
        >
          <p>
            {removed.is_directory
              ? 'Only an empty folder can be deleted: what is in it is deleted first.'
              : 'The file is gone at once, and nothing brings it back. Tables are not changed.'}
          </p>
          <pre className="statement" dir="auto">
            {removed.path}
          </pre>
        </Confirm>
      )}
    </section>
  );
}

/** The address of a folder of the volume that is shown. */
function placeOf(inside: string[]): string {
  const query = new URLSearchParams({ kind: 'volume' });
  if (inside.length > 0) query.set('path', inside.join('/'));
  return `${window.location.pathname}?${query}`;
}

function Line(props: { entry: FileEntry; place: string; onRemove: () => void }) {
  const { entry } = props;
  return (
    <tr>
      <td className="table-name">
        {entry.is_directory ? (
          <>
            <Folder aria-label="folder" size={15} />{' '}
            <Link href={props.place}>
              <bdi>{entry.name}</bdi>
            </Link>
          </>
        ) : (
          <>
            <FileText aria-label="file" size={15} /> <bdi>{entry.name}</bdi>
          </>
        )}
      </td>
      <td data-head="Size">{entry.file_size !== undefined && size(entry.file_size)}</td>
      <td data-head="Changed">
        <Time at={entry.last_modified} />
      </td>
      <td className="table-actions">
        {!entry.is_directory && (
          <a
            className="button button-quiet button-small"
            href={fileAddress(entry.path)}
            download={entry.name}
            title={`Download ${entry.name}`}
            aria-label={`Download ${entry.name}`}
          >
            <Download aria-hidden size={14} />
          </a>
        )}
        <Button look="quiet" size="small" tip={`Delete ${entry.name} …`} onPress={props.onRemove}>
          <Trash2 aria-hidden size={14} />
        </Button>
      </td>
    </tr>
  );
}
