import {
  Activity,
  CalendarClock,
  Database,
  LayoutDashboard,
  type LucideIcon,
  Server,
  ShieldCheck,
  SquareTerminal,
} from 'lucide-react';

export interface Place {
  path: string;
  name: string;
  icon: LucideIcon;
  keys: string;
  /** What one does there. */
  about: string;
}

/** The pages that can be gone to from everywhere, in the order of the navigation. */
export const PLACES: Place[] = [
  {
    path: '/sql',
    name: 'SQL',
    icon: SquareTerminal,
    keys: 'g s',
    about: 'Ask, see the rows, draw them, take them along.',
  },
  {
    path: '/dashboards',
    name: 'Dashboards',
    icon: LayoutDashboard,
    keys: 'g b',
    about: 'Charts and figures that follow their tables.',
  },
  {
    path: '/data',
    name: 'Data',
    icon: Database,
    keys: 'g d',
    about: 'Every table: columns, history, lineage, grants.',
  },
  {
    path: '/queries',
    name: 'Queries',
    icon: Activity,
    keys: 'g q',
    about: 'What ran, how long it took, and why.',
  },
  {
    path: '/reports',
    name: 'Reports',
    icon: CalendarClock,
    keys: 'g r',
    about: 'Rows by mail at a time, and alerts on a value.',
  },
  {
    path: '/warehouses',
    name: 'Warehouses',
    icon: Server,
    keys: 'g w',
    about: 'What computes: its size, queue and cost.',
  },
  {
    path: '/admin',
    name: 'Admin',
    icon: ShieldCheck,
    keys: 'g a',
    about: 'People, tokens, grants, policies, the audit.',
  },
];
