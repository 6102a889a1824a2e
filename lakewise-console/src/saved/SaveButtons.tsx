import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileDown, Save, Share2 } from 'lucide-react';
import { useState } from 'react';
import { ScheduleButtons } from '../schedules/ScheduleButtons';
import { useShortcuts, written } from '../shell/shortcuts';
import { fileName, save } from '../sql/download';
import type { Tab, Tabs } from '../sql/tabs';
import { Button } from '../ui/Button';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { SaveDialog, SharesDialog } from './SaveDialog';
import { keep } from './saved';

/** Saves the tab, and shares what was saved. */
export function SaveButtons({ tabs, tab }: { tabs: Tabs; tab: Tab }) {
  const [dialog, setDialog] = useState<'save' | 'share' | null>(null);
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => keep(tab, null),
    onSuccess: async (saved) => {
      tabs.change(tab.id, { saved });
      await queries.invalidateQueries({ queryKey: ['saved'] });
    },
  });
  const isKept = tab.saved !== undefined && tab.saved.text === tab.text;
  function saveTab() {
    if (!tab.saved) setDialog('save');
    else if (!isKept && !again.isPending) again.mutate();
  }
  useShortcuts({ 'mod+s': saveTab });
  return (
    <>
      <Button
        look="quiet"
        size="small"
        tip={`Save (${written('mod+s')})`}
        isDisabled={isKept || again.isPending}
        onPress={saveTab}
      >
        <Save aria-hidden size={16} />
      </Button>
      <Button
        look="quiet"
        size="small"
        tip="Download the text"
        isDisabled={tab.text.trim() === ''}
        onPress={() => save(tab.text, fileName(tab.name, 'sql'), 'application/sql')}
      >
        <FileDown aria-hidden size={16} />
      </Button>
      {tab.saved && (
        <Button
          look="quiet"
          size="small"
          tip="Share, and earlier versions"
          isDisabled={again.isPending}
          onPress={() => setDialog('share')}
        >
          <Share2 aria-hidden size={16} />
        </Button>
      )}
      {tab.saved && (
        <ScheduleButtons subject={{ kind: 'query', id: tab.saved.id }} name={tab.name} alerts />
      )}
      {dialog === 'save' && (
        <SaveDialog
          tab={tab}
          onSaved={(saved, name) => tabs.change(tab.id, { saved, name })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'share' && tab.saved && (
        <SharesDialog
          id={tab.saved.id}
          onText={(text) => tabs.change(tab.id, { text })}
          onClose={() => setDialog(null)}
        />
      )}
      <Overlay title="It was not saved" isOpen={again.isError} onOpenChange={() => again.reset()}>
        <Problem error={again.error} />
        <div className="dialog-actions">
          <Button
            onPress={() => {
              again.reset();
              setDialog('save');
            }}
          >
            Save under another name
          </Button>
        </div>
      </Overlay>
    </>
  );
}
