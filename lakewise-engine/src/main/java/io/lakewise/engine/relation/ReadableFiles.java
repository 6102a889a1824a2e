package io.lakewise.engine.relation;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.PathRights;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.engine.volume.VolumePath;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files that SQL may read as they are: those in the lake's {@code files/} and in declared folders,
 * for who may, and those of volumes; but none of a table, of a volume by its folder, or of the
 * lake's state. Links are followed to where they lead before they are judged, and none inside of a
 * volume; patterns are expanded here, so that DuckDB is given files and never a pattern.
 */
public final class ReadableFiles {

  private static final int MOST = 100_000;
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}]");
  private static final Set<String> CLOSED = Set.of("_delta_log", "_lakewise");

  private final StatementContext statement;
  private final Viewer viewer;
  private final LakeLayout layout;

  /** The files that a viewer may read. */
  public ReadableFiles(StatementContext statement, Viewer viewer) {
    this.statement = statement;
    this.viewer = viewer;
    this.layout = statement.lake().layout();
  }

  /** The files that a path or pattern means, at least one, in order of path. */
  public List<Path> matching(String path) {
    if (VolumePath.isOne(path)) {
      return inVolume(path);
    }
    if (ADDRESS.matcher(path).matches()) {
      throw RelationErrors.url(path);
    }
    List<Path> roots = new PathRights(statement, viewer).readable();
    List<Path> closed = volumes();
    Predicate<Path> hidden = file -> closed.stream().anyMatch(file::startsWith);
    Reach reach =
        new Reach(real -> roots.stream().anyMatch(real::startsWith) && !hidden.test(real), hidden);
    try {
      Path wanted = layout.files().resolve(path).normalize();
      Path root =
          roots.stream()
              .filter(wanted::startsWith)
              .findFirst()
              .orElseThrow(() -> RelationErrors.outside(path, layout.files().toString()));
      return matching(path, root, wanted, reach);
    } catch (InvalidPathException e) {
      throw RelationErrors.noFiles(path, layout.files().toString());
    }
  }

  /** The folders of all volumes, which are read by their names alone. */
  private List<Path> volumes() {
    List<Path> folders = new ArrayList<>(List.of(layout.volumes()));
    statement
        .catalog()
        .volumes()
        .listAll(Viewer.LOCAL)
        .forEach(volume -> folders.add(Path.of(volume.location())));
    return folders;
  }

  private List<Path> inVolume(String path) {
    VolumePath wanted = VolumePath.of(path);
    Path root =
        Path.of(
            statement
                .catalog()
                .volumes()
                .require(viewer, wanted.volume(), Privilege.READ_VOLUME)
                .location());
    Path below = root;
    for (String part : wanted.parts()) {
      below = below.resolve(part);
    }
    return matching(
        path, root, below, new Reach(real -> real.startsWith(root), Files::isSymbolicLink));
  }

  /**
   * What may be read.
   *
   * @param open whether a file that really lies there may be
   * @param hidden whether a file is not there when its folder is read
   */
  private record Reach(Predicate<Path> open, Predicate<Path> hidden) {}

  private List<Path> matching(String path, Path root, Path wanted, Reach reach) {
    try {
      Path literal = literal(root, wanted);
      List<Path> files =
          Files.exists(wanted)
              ? existing(path, wanted, reach)
              : expanded(path, literal, literal.relativize(wanted), reach);
      if (files.isEmpty()) {
        throw RelationErrors.noFiles(path, layout.files().toString());
      }
      return files;
    } catch (IOException e) {
      throw RelationErrors.unreadable(path, e);
    }
  }

  /** The part of a pattern below a root before its first special character. */
  private static Path literal(Path root, Path wanted) {
    Path literal = root;
    for (Path part : root.relativize(wanted)) {
      if (SPECIAL.matcher(part.toString()).find()) {
        break;
      }
      literal = literal.resolve(part);
    }
    return literal;
  }

  private List<Path> existing(String path, Path wanted, Reach reach) throws IOException {
    if (!Files.isDirectory(wanted)) {
      return List.of(checked(path, wanted, reach));
    }
    try (Stream<Path> below = Files.walk(wanted)) {
      return found(path, below.filter(file -> shown(wanted.relativize(file))), reach);
    }
  }

  private List<Path> expanded(String path, Path base, Path pattern, Reach reach)
      throws IOException {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher;
    try {
      String glob = ("/" + pattern).replace("/**/", "{/,/**/}");
      matcher = base.getFileSystem().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      return List.of();
    }
    boolean deep = pattern.toString().contains("**");
    int depth = deep ? Integer.MAX_VALUE : pattern.getNameCount();
    try (Stream<Path> below = Files.walk(base, depth, new FileVisitOption[0])) {
      return found(
          path, below.filter(file -> matcher.matches(Path.of("/" + base.relativize(file)))), reach);
    }
  }

  private List<Path> found(String path, Stream<Path> candidates, Reach reach) throws IOException {
    List<Path> matching =
        candidates
            .filter(Files::isRegularFile)
            .filter(file -> !VolumePath.isReserved(file.getFileName().toString()))
            .filter(reach.hidden().negate())
            .sorted()
            .limit(MOST + 1L)
            .toList();
    if (matching.size() > MOST) {
      throw RelationErrors.tooManyFiles(path, MOST);
    }
    List<Path> files = new ArrayList<>();
    for (Path file : matching) {
      Path real = file.toRealPath();
      if (!closed(real)) {
        files.add(checked(path, file, reach));
      }
    }
    if (files.isEmpty() && !matching.isEmpty()) {
      throw RelationErrors.insideTable(path);
    }
    return files;
  }

  /** Where a file really lies, if it may be read. */
  private Path checked(String path, Path file, Reach reach) throws IOException {
    Path real = file.toRealPath();
    if (!reach.open().test(real)) {
      throw RelationErrors.outside(path, layout.files().toString());
    }
    if (closed(real)) {
      throw RelationErrors.insideTable(path);
    }
    if (!Files.isRegularFile(real)) {
      throw RelationErrors.noPlainFile(path);
    }
    return real;
  }

  private static boolean closed(Path real) {
    for (Path part : real) {
      if (CLOSED.contains(part.toString())) {
        return true;
      }
    }
    for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("_delta_log"))) {
        return true;
      }
    }
    return false;
  }

  /** Names that begin with a dot or an underscore are hidden when a folder is read. */
  private static boolean shown(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return false;
      }
    }
    return true;
  }
}
