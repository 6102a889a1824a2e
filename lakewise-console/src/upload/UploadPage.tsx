import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { size } from '../format/numbers';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { Choose } from './Choose';
import { Corrections } from './Corrections';
import { type Format, formatOf } from './reading';
import { stage, unstage, type Volume } from './staging';
import './upload.css';

export interface Staged {
  file: File;
  format: Format;
  /** Where it lies until the table is made. */
  path: string;
}

/** Makes a table of a file: it is sent, looked at and corrected before anything is made. */
export default function UploadPage() {
  const [, navigate] = useLocation();
  const [staged, setStaged] = useState<Staged>();
  const held = useRef<string>(undefined);
  const sending = useRef<AbortController>(undefined);
  useEffect(() => {
    document.title = 'Upload a file · Lakewise';
    const leave = () => {
      sending.current?.abort();
      if (held.current) void unstage(held.current);
      held.current = undefined;
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const send = useMutation({
    mutationFn: async ({ file, volume }: { file: File; volume: Volume }) => {
      const format = formatOf(file.name);
      if (!format)
        throw new Error(
          `What is in ${file.name} is not known: its name must end in .csv, .tsv, .txt, .json, .jsonl, .ndjson or .parquet, packed by gzip or zstd or not.`,
        );
      const abort = new AbortController();
      sending.current = abort;
      const path = await stage(file, volume, abort.signal);
      if (abort.signal.aborted) {
        await unstage(path);
        throw new Error('Cancelled.');
      }
      held.current = path;
      setStaged({ file, format, path });
    },
  });

  const drop = async () => {
    if (held.current) await unstage(held.current);
    held.current = undefined;
    setStaged(undefined);
  };

  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>Upload a file</h1>
          {staged && (
            <p className="quiet">
              <bdi>{staged.file.name}</bdi>, {size(staged.file.size)}
            </p>
          )}
        </div>
        {send.isPending ? (
          <Button onPress={() => sending.current?.abort()}>Cancel</Button>
        ) : (
          <Button
            onPress={async () => {
              await drop();
              navigate('/data');
            }}
          >
            Cancel
          </Button>
        )}
      </header>
      {send.isError && send.error.name !== 'AbortError' && <Problem error={send.error} />}
      {staged ? (
        <Corrections
          staged={staged}
          onOther={() => void drop()}
          onMade={async (path) => {
            await drop();
            navigate(path);
          }}
        />
      ) : (
        <Choose
          sending={send.isPending ? send.variables.file : undefined}
          onSend={(file, volume) => send.mutate({ file, volume })}
        />
      )}
    </main>
  );
}
