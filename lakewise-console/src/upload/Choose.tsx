import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import {
  Button as AriaButton,
  DropZone,
  type FileDropItem,
  FileTrigger,
} from 'react-aria-components';
import { act } from '../api/ask';
import { size } from '../format/numbers';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { fullName, type Volume, volumeStatement, volumes } from './staging';

const ENDINGS = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.parquet', '.gz', '.zst'];
const DEFAULT = 'uploads';

/** Which file, and through which volume it comes. */
export function Choose(props: {
  sending: File | undefined;
  onSend: (file: File, volume: Volume) => void;
}) {
  const [warehouse] = useWarehouse();
  const [chosen, setChosen] = useState('');
  const known = useQuery({
    queryKey: ['volumes'],
    queryFn: ({ signal }) => volumes(warehouse, signal),
    retry: false,
  });
  const all = known.data ?? [];
  const volume =
    all.find((one) => fullName(one) === chosen) ??
    all.find(({ name }) => name === DEFAULT) ??
    all[0];
  if (known.isPending) return <Loading what="the volumes" />;
  if (known.isError) return <Problem error={known.error} again={() => known.refetch()} />;
  if (!volume) return <NoVolume />;
  if (props.sending) {
    return (
      <p role="status">
        Sending <bdi>{props.sending.name}</bdi>, {size(props.sending.size)} …
      </p>
    );
  }
  const take = (file: File | undefined) => file && props.onSend(file, volume);
  return (
    <div className="upload-choose">
      <DropZone
        className="upload-drop"
        aria-label="Drop a file here"
        getDropOperation={() => 'copy'}
        onDrop={async ({ items }) => {
          const dropped = items.find((item): item is FileDropItem => item.kind === 'file');
          take(await dropped?.getFile());
        }}
      >
        <FileUp aria-hidden size={32} />
        <p>Drop a file of CSV, JSON lines or Parquet here, or</p>
        <FileTrigger acceptedFileTypes={ENDINGS} onSelect={(files) => take(files?.[0])}>
          <AriaButton className="button button-primary button-medium">Choose a file</AriaButton>
        </FileTrigger>
      </DropZone>
      <Choice
        label="Through the volume"
        options={all.map((one) => ({ id: fullName(one), label: fullName(one) }))}
        value={fullName(volume)}
        onChange={setChosen}
      />
      <p className="quiet">
        The file lies there while you look at it, and is gone when the table is made or you leave.
        It takes READ VOLUME and WRITE VOLUME.
      </p>
    </div>
  );
}

/** Nothing can be put anywhere yet. */
function NoVolume() {
  const [warehouse] = useWarehouse();
  const queries = useQueryClient();
  const statement = volumeStatement('main', 'default');
  const making = useMutation({
    mutationFn: () => act(statement, warehouse, new AbortController().signal),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['volumes'] }),
  });
  return (
    <section className="upload-choose" aria-label="No volume yet">
      <p>
        A file comes by way of a volume, and there is none that you see. Make one, or ask who
        manages the lake for READ VOLUME and WRITE VOLUME on one.
      </p>
      <pre className="upload-statement">{statement}</pre>
      {making.isError && <Problem error={making.error} />}
      <Button look="primary" onPress={() => making.mutate()} isPending={making.isPending}>
        Make the volume
      </Button>
    </section>
  );
}
