import { useQuery } from '@tanstack/react-query';
import { words } from '../api/failure';
import { Problem } from '../ui/Problem';
import type { Reading } from './reading';
import { badLines, inWords } from './trouble';
import type { Staged } from './UploadPage';

/** Lines are looked for in so many bytes of the file. */
const LOOKED_THROUGH = 32_000_000;

/** What is wrong with a file, with the lines at which it is, as far as they can be told. */
export function Trouble(props: { error: unknown; staged: Staged; reading: Reading }) {
  const { file, format } = props.staged;
  const { delimiter, skip } = props.reading;
  const message = inWords(words(props.error));
  const lines = useQuery({
    queryKey: ['upload-lines', props.staged.path, delimiter, skip],
    queryFn: async () =>
      format === 'parquet'
        ? []
        : badLines(await file.slice(0, LOOKED_THROUGH).text(), format, delimiter || ',', skip),
    enabled: format !== 'parquet' && !/^Line /.test(message) && !/\.(gz|zstd?)$/i.test(file.name),
    gcTime: 0,
  });
  return <Problem error={[message, ...(lines.data ?? [])].join('\n')} />;
}
