package io.lakewise.engine.relation;

import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.error.RelationErrors;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files that SQL may read as they are: those in the lake's {@code files/} and in declared folders,
 * but none of a table or of the lake's state. Links are followed to where they lead before they are
 * judged, and patterns are expanded here, so that DuckDB is given files and never a pattern.
 */
public final class ReadableFiles {

  private static final int MOST = 100_000;
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}]");
  private static final Set<String> CLOSED = Set.of("_delta_log", "_lakewise");

  private final LakeLayout layout;
  private final List<Path> roots = new ArrayList<>();

  /** The readable files of a lake. */
  public ReadableFiles(LakeLayout layout) {
    this.layout = layout;
    roots.add(layout.files());
    roots.addAll(layout.allowed());
  }

  /** The files that a path or pattern means, at least one, in order of path. */
  public List<Path> matching(String path) {
    if (ADDRESS.matcher(path).matches()) {
      throw RelationErrors.url(path);
    }
    Path wanted;
    try {
      wanted = layout.files().resolve(path).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw RelationErrors.noFiles(path, layout.files().toString());
    }
    Path literal = literal(wanted);
    if (roots.stream().noneMatch(literal::startsWith)) {
      throw RelationErrors.outside(path, layout.files().toString());
    }
    try {
      List<Path> files = Files.exists(wanted) ? existing(path, wanted) : expanded(path, wanted);
      if (files.isEmpty()) {
        throw RelationErrors.noFiles(path, layout.files().toString());
      }
      return files;
    } catch (IOException e) {
      throw RelationErrors.unreadable(path, e);
    }
  }

  /** The part of a pattern before its first special character. */
  private static Path literal(Path wanted) {
    Path literal = wanted.getRoot();
    for (Path part : wanted) {
      if (SPECIAL.matcher(part.toString()).find()) {
        break;
      }
      literal = literal.resolve(part);
    }
    return literal;
  }

  private List<Path> existing(String path, Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      return List.of(checked(path, wanted));
    }
    try (Stream<Path> below = Files.walk(wanted)) {
      return found(path, below.filter(file -> shown(wanted.relativize(file))));
    }
  }

  private List<Path> expanded(String path, Path wanted) throws IOException {
    Path base = literal(wanted);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher;
    try {
      String pattern = wanted.toString().replace("/**/", "{/,/**/}");
      matcher = base.getFileSystem().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      return List.of();
    }
    boolean deep = wanted.toString().contains("**");
    int depth = deep ? Integer.MAX_VALUE : wanted.getNameCount() - base.getNameCount();
    try (Stream<Path> below = Files.walk(base, depth, new FileVisitOption[0])) {
      return found(path, below.filter(matcher::matches));
    }
  }

  private List<Path> found(String path, Stream<Path> candidates) throws IOException {
    List<Path> matching =
        candidates.filter(Files::isRegularFile).sorted().limit(MOST + 1L).toList();
    if (matching.size() > MOST) {
      throw RelationErrors.tooManyFiles(path, MOST);
    }
    List<Path> files = new ArrayList<>();
    for (Path file : matching) {
      if (!closed(file.toRealPath())) {
        files.add(checked(path, file));
      }
    }
    if (files.isEmpty() && !matching.isEmpty()) {
      throw RelationErrors.insideTable(path);
    }
    return files;
  }

  /** Where a file really lies, if it may be read. */
  private Path checked(String path, Path file) throws IOException {
    Path real = file.toRealPath();
    if (roots.stream().noneMatch(real::startsWith)) {
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
