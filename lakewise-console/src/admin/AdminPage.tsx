import { SearchX } from 'lucide-react';
import { type ComponentType, useEffect } from 'react';
import { TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation, useParams } from 'wouter';
import { useSession } from '../session/session';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { PageTab } from '../ui/PageTab';
import './admin.css';
import { Audit } from './Audit';
import { Grants } from './Grants';
import { Groups } from './Groups';
import { People } from './People';
import { Policies } from './Policies';
import { SeenBy } from './SeenBy';
import { ServerState } from './ServerState';
import { SigningIn } from './SigningIn';
import { Tokens } from './Tokens';

interface Part {
  id: string;
  name: string;
  page: ComponentType;
  /** Whether there is nothing in it for others. */
  onlyAdmins?: boolean;
}

const PARTS: Part[] = [
  { id: 'people', name: 'People', page: People },
  { id: 'groups', name: 'Groups', page: Groups },
  { id: 'grants', name: 'Grants', page: Grants },
  { id: 'seen-by', name: 'Seen by', page: SeenBy, onlyAdmins: true },
  { id: 'policies', name: 'Policies', page: Policies },
  { id: 'tokens', name: 'Tokens', page: Tokens },
  { id: 'signing-in', name: 'Signing in', page: SigningIn },
  { id: 'audit', name: 'Audit', page: Audit, onlyAdmins: true },
  { id: 'server', name: 'Server', page: ServerState, onlyAdmins: true },
];

/** Who is let in, who may do what, and what was done with it. */
export default function AdminPage() {
  const who = useSession();
  const [, navigate] = useLocation();
  const part = useParams()['*']?.split('/')[0] || 'people';
  const parts = PARTS.filter((one) => who.admin || !one.onlyAdmins);
  const shown = parts.find((one) => one.id === part);
  useEffect(() => {
    document.title = `${shown?.name ?? 'Administration'} · Lakewise`;
  }, [shown?.name]);
  return (
    <main className="page">
      <header className="page-head">
        <h1>Administration</h1>
      </header>
      {shown ? (
        <Tabs
          selectedKey={part}
          onSelectionChange={(key) => {
            if (key !== part) navigate(`/admin/${key}`);
          }}
          className="page-tabs"
        >
          <TabList className="page-tab-list" aria-label="Parts of the administration">
            {parts.map(({ id, name }) => (
              <PageTab key={id} id={id}>
                {name}
              </PageTab>
            ))}
          </TabList>
          {parts.map(({ id, page: Page }) => (
            <TabPanel key={id} id={id} className="page-tab-panel">
              <Page />
            </TabPanel>
          ))}
        </Tabs>
      ) : (
        <Empty title="There is no such place" icon={<SearchX aria-hidden size={32} />}>
          <p>
            It does not exist, or is for admins alone. See the <Link href="/admin">people</Link>.
          </p>
        </Empty>
      )}
    </main>
  );
}
