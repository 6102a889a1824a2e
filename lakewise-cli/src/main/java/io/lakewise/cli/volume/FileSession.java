package io.lakewise.cli.volume;

import io.lakewise.engine.session.ForwardingSession;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.engine.statement.FileStatement;
import io.lakewise.engine.statement.FileStatement.GetFile;
import io.lakewise.engine.statement.FileStatement.PutFile;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import java.util.regex.Pattern;

/** A session that runs PUT and GET here, where the files are, and leaves all else to another. */
public final class FileSession extends ForwardingSession {

  /** What may be one of the two; comments and blanks may come before. */
  private static final Pattern PERHAPS =
      Pattern.compile(
          "^(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+(?:PUT|GET)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final VolumeStore volumes;
  private volatile Transfer running;

  /** Around another session. */
  public FileSession(Session session, VolumeStore volumes) {
    super(session);
    this.volumes = volumes;
  }

  @Override
  public Result execute(String text) {
    if (PERHAPS.matcher(text).matches()) {
      Statement statement = StatementParser.parse(text);
      if (statement instanceof PutFile || statement instanceof GetFile) {
        return moved((FileStatement) statement);
      }
    }
    return super.execute(text);
  }

  private Result moved(FileStatement statement) {
    Transfer transfer = new Transfer(volumes);
    running = transfer;
    try {
      return transfer.run(statement);
    } finally {
      running = null;
    }
  }

  @Override
  public void cancel() {
    Transfer transfer = running;
    if (transfer != null) {
      transfer.cancel();
    }
    super.cancel();
  }
}
