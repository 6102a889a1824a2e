import { Component, type ReactNode } from 'react';
import { isAwaited } from '../shell/renewal';
import { Loading } from './Loading';
import { Problem } from './Problem';

/** Keeps what a page failed at on that page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="page">
        <h1 className="hidden">Lakewise</h1>
        {isAwaited(error) ? (
          <Loading what="the page" />
        ) : (
          <Problem error={error} again={() => this.setState({ error: null })} />
        )}
      </main>
    );
  }
}
