import { Component, type ReactNode } from 'react';
import { Problem } from './Problem';

/** Keeps what a page failed at on that page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <main className="page">
        <Problem error={this.state.error} again={() => this.setState({ error: null })} />
      </main>
    );
  }
}
