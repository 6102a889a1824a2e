/** Whether the server answered when it was last asked, whoever asked. */
class Presence {
  private away = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly isAway = (): boolean => this.away;

  /** Done when it answers again. */
  back(): Promise<void> {
    return new Promise((resolve) => {
      const leave = this.subscribe(() => {
        leave();
        resolve();
      });
    });
  }

  told(away: boolean): void {
    if (this.away === away) return;
    this.away = away;
    for (const listener of this.listeners) listener();
  }
}

export const presence = new Presence();
