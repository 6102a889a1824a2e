package io.lakewise.engine.policy;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.repair.PolicyMark;
import io.lakewise.catalog.repair.UnreadableTable;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.error.LakeErrors;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Which policies by tag there are, as files of the lake beside the state, one for each: so that
 * they are missed if the state is lost. A file is made before its policy, and goes after it: one
 * too many closes what none would leave open.
 */
public final class PolicyMarks {

  private static final int LINES = 4;
  private static final String NO_POLICY = "it says no policy";
  private static final String REMOVE =
      ". The catalogs whose tables came back are closed by a policy that is called like the file:"
          + " drop that when their policies are made again, and remove the file";

  private final ObjectStore store;
  private final Path folder;

  /** Those of a lake. */
  public PolicyMarks(ObjectStore store, LakeLayout layout) {
    this.store = store;
    this.folder = layout.policies();
  }

  /** There is such a policy; it may be known. */
  void put(PolicyMark mark) {
    try {
      store.put(file(mark), text(mark).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(folder, e);
    }
  }

  /** There is no such policy any more. */
  void remove(PolicyMark mark) {
    try {
      store.delete(file(mark));
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(folder, e);
    }
  }

  /**
   * All that there are.
   *
   * @param unreadable is told of files that cannot be read, each of which may be of any policy
   */
  public List<PolicyMark> list(Consumer<UnreadableTable> unreadable) {
    List<PolicyMark> marks = new ArrayList<>();
    try {
      for (StoredObject file : store.list(folder.toString(), "")) {
        String path = folder.resolve(file.name()).toString();
        try {
          marks.add(read(new String(store.read(path), StandardCharsets.UTF_8)));
        } catch (FileNotFoundException dropped) {
          // Its policy was dropped since the files were listed.
        } catch (IOException problem) {
          unreadable.accept(new UnreadableTable(path, problem.getMessage() + REMOVE));
          marks.add(PolicyMark.anywhere("unreadable_" + file.name()));
        }
      }
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(folder, e);
    }
    return marks;
  }

  /** Called by what it says, as names compare, so that there is one file for each policy. */
  private String file(PolicyMark mark) {
    try {
      byte[] key = NameRules.key(text(mark)).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return folder.resolve(HexFormat.of().formatHex(digest)).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names have no line breaks. */
  private static String text(PolicyMark mark) {
    String table = mark.table() == null ? "" : mark.table().toString();
    return String.join("\n", mark.catalog(), mark.schema(), table, mark.policy());
  }

  private static PolicyMark read(String text) throws IOException {
    String[] lines = text.split("\n", -1);
    try {
      if (lines.length == LINES) {
        UUID table = lines[2].isEmpty() ? null : UUID.fromString(lines[2]);
        return new PolicyMark(lines[0], lines[1], table, lines[3]);
      }
    } catch (IllegalArgumentException noId) {
      throw new IOException(NO_POLICY, noId);
    }
    throw new IOException(NO_POLICY);
  }
}
