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
}

/** The pages that can be gone to from everywhere, in the order of the navigation. */
export const PLACES: Place[] = [
  { path: '/sql', name: 'SQL', icon: SquareTerminal, keys: 'g s' },
  { path: '/dashboards', name: 'Dashboards', icon: LayoutDashboard, keys: 'g b' },
  { path: '/data', name: 'Data', icon: Database, keys: 'g d' },
  { path: '/queries', name: 'Queries', icon: Activity, keys: 'g q' },
  { path: '/reports', name: 'Reports', icon: CalendarClock, keys: 'g r' },
  { path: '/warehouses', name: 'Warehouses', icon: Server, keys: 'g w' },
  { path: '/admin', name: 'Admin', icon: ShieldCheck, keys: 'g a' },
];
