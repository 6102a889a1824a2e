package io.lakewise.engine.volume;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.FileStatement;
import java.util.List;

/** Runs LIST and REMOVE; PUT and GET are the client's. */
public final class FileStatements {

  private static final int MOST = 100_000;
  private static final List<ResultColumn> FILES =
      List.of(
          new ResultColumn("path", "VARCHAR"),
          new ResultColumn("name", "VARCHAR"),
          new ResultColumn("size", "BIGINT"),
          new ResultColumn("modification_time", "BIGINT"));

  private final StatementContext statement;
  private final VolumeFiles files;

  /** Runs in the context of one statement. */
  public FileStatements(StatementContext statement) {
    this.statement = statement;
    this.files =
        new VolumeFiles(
            statement.catalog()::volumes, statement.lake().ids(), statement.lake().clock());
  }

  /** Runs the statement. */
  public Result run(FileStatement wanted) {
    if (wanted instanceof FileStatement.ListFiles list) {
      return list(list);
    }
    if (wanted instanceof FileStatement.RemoveFile remove) {
      files.remove(statement.viewer(), VolumePath.of(remove.path()));
      return Results.done("removed " + remove.path());
    }
    throw VolumeErrors.atTheClient(wanted instanceof FileStatement.PutFile ? "PUT" : "GET");
  }

  private Result list(FileStatement.ListFiles list) {
    int most = (int) Math.min(MOST, list.limit().orElse((long) MOST));
    List<FileInfo> found = files.list(statement.viewer(), VolumePath.of(list.path()), "", most);
    return Results.rows(
        FILES,
        found.stream()
            .map(
                file ->
                    List.<Object>of(
                        file.path() + (file.folder() ? "/" : ""),
                        file.name(),
                        file.size(),
                        file.modified().toEpochMilli()))
            .toList());
  }
}
