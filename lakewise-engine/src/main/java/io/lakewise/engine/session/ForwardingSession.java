package io.lakewise.engine.session;

import java.util.List;

/** A session that leaves everything to another, but for what a subclass does itself. */
public abstract class ForwardingSession implements Session {

  private final Session session;

  /** Around another, which closes with it. */
  protected ForwardingSession(Session session) {
    this.session = session;
  }

  @Override
  public Result execute(String statement) {
    return session.execute(statement);
  }

  @Override
  public List<ResultColumn> describe(String statement) {
    return session.describe(statement);
  }

  @Override
  public void bind(List<Parameter> parameters) {
    session.bind(parameters);
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public double progress() {
    return session.progress();
  }

  @Override
  public boolean remembers() {
    return session.remembers();
  }

  @Override
  public String currentSchema() {
    return session.currentSchema();
  }

  @Override
  public void close() {
    session.close();
  }
}
