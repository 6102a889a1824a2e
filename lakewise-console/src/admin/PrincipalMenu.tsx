import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, Eye, KeyRound, Lock, Pencil, Trash2, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { PasswordForm } from './PasswordForm';
import { RenameDialog } from './RenameDialog';
import { ADMINS, type Principal, remove, setActive } from './scim';

type Dialog = 'rename' | 'password' | 'remove' | 'disable' | 'failed';

/** What an admin may do with a user, a program or a group. */
export function PrincipalMenu(props: { principal: Principal; onRemoved?: () => void }) {
  const { principal } = props;
  const { kind, name, active } = principal;
  const self = useSession().principal === name;
  const [dialog, setDialog] = useState<Dialog>();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: ['principals'] });
  const enable = useMutation({
    mutationFn: () => setActive(principal, true),
    onSuccess: changed,
    onError: () => setDialog('failed'),
  });
  const close = () => setDialog(undefined);
  const group = kind === 'Groups';
  if (group && name === ADMINS) return null;
  return (
    <>
      <MenuTrigger>
        <Button look="quiet" size="small" tip={`What can be done with ${name}`}>
          <Ellipsis aria-hidden size={16} />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu">
            <MenuItem className="menu-item" onAction={() => setDialog('rename')}>
              <Pencil aria-hidden size={15} /> <span>Rename …</span>
            </MenuItem>
            {kind === 'Users' && (
              <MenuItem className="menu-item" onAction={() => setDialog('password')}>
                <Lock aria-hidden size={15} /> <span>Set a password …</span>
              </MenuItem>
            )}
            {!group && (
              <MenuItem
                className="menu-item"
                onAction={() => navigate(`/admin/tokens?new=${encodeURIComponent(name)}`)}
              >
                <KeyRound aria-hidden size={15} /> <span>Make a token …</span>
              </MenuItem>
            )}
            <MenuItem
              className="menu-item"
              onAction={() => navigate(`/admin/seen-by?who=${encodeURIComponent(name)}`)}
            >
              <Eye aria-hidden size={15} /> <span>See as {group ? 'this group' : 'this user'}</span>
            </MenuItem>
            {!(group || active) && (
              <MenuItem className="menu-item" onAction={() => enable.mutate()}>
                <UserCheck aria-hidden size={15} /> <span>Enable</span>
              </MenuItem>
            )}
            {!(group || self) && active && (
              <MenuItem className="menu-item" onAction={() => setDialog('disable')}>
                <UserX aria-hidden size={15} /> <span>Disable …</span>
              </MenuItem>
            )}
            {!self && (
              <MenuItem className="menu-item" onAction={() => setDialog('remove')}>
                <Trash2 aria-hidden size={15} /> <span>Remove …</span>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === 'rename' && <RenameDialog principal={principal} onClose={close} />}
      {dialog === 'failed' && (
        <Overlay title="That was refused" isOpen onOpenChange={(open) => open || close()}>
          <Problem error={enable.error} />
        </Overlay>
      )}
      {dialog === 'password' && (
        <Overlay title="Set a password" isOpen onOpenChange={(open) => open || close()}>
          <p>
            For <bdi>{name}</bdi>, whose sessions end with it. Tell it in a safe way; it can be
            changed under “Signing in”.
          </p>
          <PasswordForm principal={name} onDone={close} />
        </Overlay>
      )}
      {dialog === 'disable' && (
        <Confirm
          title="Disable"
          action="Disable"
          run={() => setActive(principal, false).then(changed)}
          onClose={close}
        >
          <p>
            <bdi>{name}</bdi> is let in no more, and what runs is ended. Tokens and grants stay, and
            work again once enabled.
          </p>
        </Confirm>
      )}
      {dialog === 'remove' && (
        <Confirm
          title={group ? 'Remove the group' : 'Remove'}
          action="Remove"
          run={async () => {
            await remove(principal);
            props.onRemoved?.();
            await changed();
          }}
          onClose={close}
        >
          <p>
            <bdi>{name}</bdi> loses {group ? 'its members' : 'tokens, memberships'} and all grants,
            for ever. What it owns stays its name’s: whoever is later made known by that name owns
            it.
          </p>
        </Confirm>
      )}
    </>
  );
}
