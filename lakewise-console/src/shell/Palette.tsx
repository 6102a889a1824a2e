import { useQuery } from '@tanstack/react-query';
import {
  Compass,
  Eye,
  FileText,
  Folder,
  HardDrive,
  Keyboard,
  LayoutDashboard,
  type LucideIcon,
  Moon,
  SquareFunction,
  Sun,
  Table2,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useLocation } from 'wouter';
import { dashboards } from '../dashboards/dashboards';
import { placeOf } from '../data/names';
import { useSearch, useTables } from '../data/tables';
import { savedQueries } from '../saved/saved';
import { useSession } from '../session/session';
import { PLACES } from './places';
import { written } from './shortcuts';
import { setTheme } from './theme';

interface Command {
  id: string;
  name: string;
  icon: ReactNode;
  note?: string;
  /** By what else than its name it is found. */
  found?: string;
  run: () => void;
}

const MOST_SHOWN = 50;

const ICONS: Record<string, LucideIcon> = {
  SCHEMA: Folder,
  FUNCTION: SquareFunction,
  VOLUME: HardDrive,
};

function NameIcon({ kind }: { kind: string }) {
  const Icon = ICONS[kind] ?? Table2;
  return <Icon aria-hidden size={16} />;
}

/** The columns by which a table was found. */
function columnsOf(thing: object): string {
  return 'columns' in thing && Array.isArray(thing.columns) ? thing.columns.join(', ') : '';
}

/** Everything that can be gone to or done, by its name. */
export function Palette(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  openHelp: () => void;
}) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const { admin } = useSession();
  const tables = useTables(props.isOpen);
  const search = useSearch(typed);
  const boards = useQuery({ ...dashboards, enabled: props.isOpen });
  const saved = useQuery({ ...savedQueries, enabled: props.isOpen });
  const names = search.data ?? tables.data ?? [];

  const commands: Command[] = [
    ...PLACES.map(({ path, name, icon: Icon, keys }) => ({
      id: path,
      name: `Go to ${name}`,
      icon: <Icon aria-hidden size={16} />,
      note: written(keys),
      run: () => navigate(path),
    })),
    {
      id: 'light',
      name: 'Light theme',
      icon: <Sun aria-hidden size={16} />,
      run: () => setTheme('light'),
    },
    {
      id: 'dark',
      name: 'Dark theme',
      icon: <Moon aria-hidden size={16} />,
      run: () => setTheme('dark'),
    },
    {
      id: '/welcome',
      name: 'First steps: an example, and a tour',
      icon: <Compass aria-hidden size={16} />,
      run: () => navigate('/welcome'),
    },
    ...(admin
      ? [
          {
            id: '/admin/seen-by',
            name: 'See the lake as somebody else',
            icon: <Eye aria-hidden size={16} />,
            run: () => navigate('/admin/seen-by'),
          },
        ]
      : []),
    {
      id: 'help',
      name: 'Keyboard shortcuts',
      icon: <Keyboard aria-hidden size={16} />,
      note: '?',
      run: props.openHelp,
    },
    ...(boards.data?.dashboards ?? []).map(({ id, name, folder }) => ({
      id: `/dashboards/${id}`,
      name,
      icon: <LayoutDashboard aria-hidden size={16} />,
      note: folder || 'dashboard',
      found: `dashboard ${folder}`,
      run: () => navigate(`/dashboards/${id}`),
    })),
    ...(saved.data?.queries ?? []).map(({ id, name, folder }) => ({
      id: `/sql?saved=${id}`,
      name,
      icon: <FileText aria-hidden size={16} />,
      note: folder || 'saved query',
      found: `saved query ${folder}`,
      run: () => navigate(`/sql?saved=${encodeURIComponent(id)}`),
    })),
    ...names.map((thing) => ({
      id: placeOf(thing),
      name: thing.kind === 'SCHEMA' ? thing.name : `${thing.schema}.${thing.name}`,
      icon: <NameIcon kind={thing.kind} />,
      note: columnsOf(thing) || thing.catalog,
      found: columnsOf(thing),
      run: () => navigate(placeOf(thing)),
    })),
  ];
  const words = typed.toLowerCase().split(/\s+/);
  const found = commands
    .filter((command) =>
      words.every((word) => `${command.name} ${command.found ?? ''}`.toLowerCase().includes(word)),
    )
    .slice(0, MOST_SHOWN);

  function close() {
    props.onOpenChange(false);
    setTyped('');
  }

  return (
    <ModalOverlay
      className="overlay overlay-top"
      isOpen={props.isOpen}
      onOpenChange={(open) => (open ? props.onOpenChange(true) : close())}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="palette" aria-label="Search and commands">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              autoFocus
              aria-label="Search tables, dashboards, saved queries, pages and commands"
            >
              <Input role="combobox" aria-expanded placeholder="Search tables, pages and more" />
            </SearchField>
            <ListBox
              className="menu"
              aria-label="Found"
              items={found}
              onAction={(key) => {
                close();
                commands.find((command) => command.id === key)?.run();
              }}
              renderEmptyState={() => <p className="quiet">Nothing has this name.</p>}
            >
              {(command) => (
                <ListBoxItem id={command.id} textValue={command.name} className="menu-item">
                  {command.icon}
                  <span dir="auto">{command.name}</span>
                  {command.note && <small>{command.note}</small>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
