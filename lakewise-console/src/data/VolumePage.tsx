import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { GrantsOn } from '../admin/Grants';
import { send } from '../api/client';
import { path, printed } from '../format/sql';
import { Badge } from '../ui/Badge';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { Comment } from './Comment';
import { Way } from './NamesPage';
import { VolumeFiles } from './VolumeFiles';

/** A volume as Unity Catalog's API tells of it. */
interface Volume {
  volume_type: string;
  storage_location: string;
  owner: string;
  comment?: string;
  /** Milliseconds since the epoch. */
  created_at: number;
}

/** A volume: its files, and who may read and write them. */
export function VolumePage(props: { catalog: string; schema: string; name: string }) {
  const { catalog, schema, name } = props;
  const full = printed(catalog, schema, name);
  const known = ['volume', full];
  const found = useQuery({
    queryKey: known,
    queryFn: () =>
      send<Volume>('GET', `/api/2.1/unity-catalog/volumes/${encodeURIComponent(full)}`),
    retry: false,
  });
  useEffect(() => {
    document.title = `${name} · Lakewise`;
  }, [name]);
  const volume = found.data;
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <Way catalog={catalog} schema={schema} />
          <h1 dir="auto">{name}</h1>
        </div>
      </header>
      {found.isPending && <Loading what="the volume" />}
      {found.isError && (
        <>
          <Problem error={found.error} again={() => void found.refetch()} />
          <p className="page-way">
            See <Link href="/data">all tables</Link>.
          </p>
        </>
      )}
      {volume && (
        <>
          <Comment
            what={`VOLUME ${path(catalog, schema, name)}`}
            text={volume.comment ?? ''}
            known={known}
          />
          <p className="table-facts">
            <Badge>{volume.volume_type.toLowerCase()} volume</Badge>
            <span>
              owner <bdi>{volume.owner}</bdi>
            </span>
            <span>
              made <Time at={volume.created_at} />
            </span>
            <span className="table-text">
              in <bdi>{volume.storage_location}</bdi>
            </span>
          </p>
          <VolumeFiles root={`/Volumes/${catalog}/${schema}/${name}`} />
          <section className="definition" aria-labelledby="grants-title">
            <h2 id="grants-title">Grants</h2>
            <GrantsOn thing={{ kind: 'volume', name: full }} />
          </section>
        </>
      )}
    </main>
  );
}
