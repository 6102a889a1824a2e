package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.observation.QueryShape;
import io.lakewise.engine.result.ResultKey;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query whose names are resolved, not yet written as text.
 *
 * @param tree calls tables by the references' names
 * @param references the tables
 * @param shape what it is made of
 * @param varies whether something in it asked for the moment or the session
 */
public record BoundTree(
    ObjectNode tree, List<BoundReference> references, QueryShape shape, boolean varies) {

  /** Longer queries are not worth being remembered. */
  private static final int LONGEST = 64 << 10;

  /** Copies the list. */
  public BoundTree {
    references = List.copyOf(references);
  }

  /** The same with its text. */
  BoundQuery rendered(Workbench workbench) {
    return new BoundQuery(workbench.render(tree), references, shape, tree);
  }

  /** What decides its rows; empty if they may be others each time. */
  public Optional<ResultKey> key(String timeZone) {
    List<ResultKey.Version> versions = new ArrayList<>();
    StringBuilder policies = new StringBuilder();
    if (varies || !collect(references, versions, policies) || !RepeatableTree.is(tree)) {
      return Optional.empty();
    }
    String text = Trees.withoutPlaces(tree) + policies;
    return text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new ResultKey(text, timeZone, versions));
  }

  /** The versions that decide, those that policies read included; false if there is more. */
  private static boolean collect(
      List<BoundReference> references, List<ResultKey.Version> versions, StringBuilder policies) {
    for (BoundReference reference : references) {
      if (!(reference instanceof BoundReference.Version version)) {
        return false;
      }
      versions.add(
          new ResultKey.Version(
              version.table().location(),
              version.snapshot().metadata().id(),
              version.snapshot().version()));
      if (version.guarded()) {
        policies.append(version.name()).append(':').append(version.guard().select());
        if (!collect(version.guard().references(), versions, policies)) {
          return false;
        }
      }
    }
    return true;
  }
}
