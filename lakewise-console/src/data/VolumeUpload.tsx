import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, FileTrigger } from 'react-aria-components';
import { Failure } from '../api/failure';
import { putFile } from '../api/files';
import { Confirm } from '../ui/Confirm';
import { Problem } from '../ui/Problem';

const CONFLICT = 409;
/** For a whole file to come. */
const PATIENCE = 6 * 3_600_000;

/** Puts files into a folder; in the place of another only if that is wanted. */
export function VolumeUpload({ folder, onDone }: { folder: string; onDone: () => Promise<void> }) {
  const [taken, setTaken] = useState<File[]>([]);
  const put = (file: File, overwrite: boolean) =>
    putFile(`${folder}/${file.name}`, file, overwrite, AbortSignal.timeout(PATIENCE));
  const sending = useMutation({
    mutationFn: async (files: File[]) => {
      const there: File[] = [];
      for (const file of files) {
        try {
          await put(file, false);
        } catch (thrown) {
          if (!(thrown instanceof Failure && thrown.status === CONFLICT)) throw thrown;
          there.push(file);
        }
      }
      setTaken(there);
    },
    onSettled: onDone,
  });
  return (
    <>
      {sending.isPending ? (
        <span role="status">Sending {namesOf(sending.variables)} …</span>
      ) : (
        <FileTrigger allowsMultiple onSelect={(files) => sending.mutate([...(files ?? [])])}>
          <AriaButton className="button button-plain button-small">
            <FileUp aria-hidden size={14} /> Upload
          </AriaButton>
        </FileTrigger>
      )}
      {sending.isError && <Problem error={sending.error} />}
      {taken.length > 0 && (
        <Confirm
          title={`Replace ${namesOf(taken)}`}
          action="Replace"
          run={async () => {
            for (const file of taken) await put(file, true);
            await onDone();
          }}
          onClose={() => setTaken([])}
        >
          <p>What has this name here already is gone when it is replaced.</p>
        </Confirm>
      )}
    </>
  );
}

function namesOf(files: File[]): string {
  return files.map(({ name }) => name).join(', ');
}
